using Microsoft.EntityFrameworkCore.Storage;
using NpgsqlTypes;

namespace Collab.Infrastructure.Persistence;

/// <summary>Asks the database what the caller is to things: one round trip, remembered for the message.</summary>
internal sealed class Access(CollabDb db, ICaller caller) : IAccess
{
    private static readonly Dictionary<string, Relation> Columns = Enum.GetValues<Relation>()
        .Where(x => x is not (Relation.None or Relation.Administrator or Relation.Colleague)).ToDictionary(x => x.ToString());

    private readonly Dictionary<About, SubjectRelations> _known = [];

    public async Task<SubjectRelations> RelationsToAsync(About about, CancellationToken ct)
    {
        if (_known.TryGetValue(about, out var known)) return known;
        var found = await AskAsync(about.Type, [about.Id], about.Department, ct);
        return found.Count == 1 ? _known[about] = found[0] : throw new NotFoundException();
    }

    public async Task<IReadOnlyDictionary<Guid, SubjectRelations>> RelationsToAsync(SubjectType type, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        ids.Count == 0 ? new Dictionary<Guid, SubjectRelations>() : (await AskAsync(type, ids, null, ct)).ToDictionary(x => x.About.Id);

    public IQueryable<CollaborationId> VisibleCollaborations(bool named = false)
    {
        if (caller.IsAdministrator || caller.IsSystem) return db.Collaborations.Select(x => x.Id);
        var me = caller.MemberId ?? throw new UnauthenticatedException();
        // Each part begins at the member's own rows, so that it costs what he takes part in and not what there is.
        return db.Collaborations.Where(c => c.SponsorId == me || c.InitiatorId == me).Select(c => c.Id)
            .Union(from c in db.Collaborations from p in c.Departments where p.LiaisonId == me || p.DeputyId == me select c.Id)
            .Union(from d in db.Departments where d.HeadId == me from c in db.Collaborations where c.InitiatorDepartmentId == d.Id select c.Id)
            .Union(
                from c in db.Collaborations
                from p in c.Departments
                join d in db.Departments on p.DepartmentId equals d.Id
                where d.HeadId == me || d.SponsorId == me
                select c.Id)
            .Union(from w in db.WorkItems from a in w.Raci where a.MemberId == me && (named || a.Role != RaciRole.Informed) select w.CollaborationId)
            .Union(from e in db.ExecutionPlans where e.ApproverId == me select e.Id)
            .Union(from d in db.Deadlines where d.OwnerMemberId == me select d.CollaborationId);
    }

    private async Task<IReadOnlyList<SubjectRelations>> AskAsync(SubjectType type, IReadOnlyCollection<Guid> ids, DepartmentId? department, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var command = new NpgsqlCommand(AccessSql.For(type), connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("Relations are asked for inside a message."));
        command.Parameters.AddRange(new[]
        {
            Uuid("organization", caller.OrganizationId.Value), Uuid("me", caller.MemberId?.Value), Uuid("my_department", caller.DepartmentId?.Value),
            new NpgsqlParameter("ids", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = ids.ToArray() }, Uuid("department", department?.Value),
        });
        List<SubjectRelations> found = [];
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            // A colleague is everybody in the organization; so far as a collaboration goes that is no relation.
            var relations = caller.IsAdministrator ? Relation.Administrator | Relation.Colleague : Relation.Colleague;
            for (var i = 3; i < row.FieldCount; i++)
                if (row.GetBoolean(i)) relations |= Columns[row.GetName(i)];
            found.Add(new(new(type, row.GetGuid(0), department), await row.IsDBNullAsync(1, ct) ? null : new(row.GetGuid(1)), relations, row.GetInt64(2)));
        }
        return found;
    }

    private static NpgsqlParameter Uuid(string name, Guid? value) => new(name, NpgsqlDbType.Uuid) { Value = value ?? (object)DBNull.Value };
}
