using Microsoft.EntityFrameworkCore.Storage;
using NpgsqlTypes;

namespace Collab.Infrastructure.Persistence;

/// <summary>Asks the database what the caller is to things: one round trip, remembered for the message.</summary>
internal sealed class Access(CollabDb db, Caller caller) : IAccess
{
    private static readonly Dictionary<string, Relation> Columns = Enum.GetValues<Relation>()
        .Where(x => x is not (Relation.None or Relation.Administrator or Relation.Colleague)).ToDictionary(x => x.ToString());

    private readonly Dictionary<About, SubjectRelations> _known = [];

    private Viewer Me => new(caller.MemberId, caller.DepartmentId, caller.IsAdministrator, caller.StandsFor);

    public async Task<SubjectRelations> RelationsToAsync(About about, CancellationToken ct)
    {
        if (_known.TryGetValue(about, out var known)) return known;
        return _known[about] = await RelationsOfAsync(Me, about, ct);
    }

    public async Task<SubjectRelations> RelationsOfAsync(Viewer viewer, About about, CancellationToken ct)
    {
        var found = await FindAsync(viewer, about.Type, [about.Id], about.Department, ct);
        return found.Count == 1 ? found[0] : throw new NotFoundException();
    }

    public async Task<IReadOnlyDictionary<Guid, SubjectRelations>> RelationsToAsync(SubjectType type, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        ids.Count == 0 ? new Dictionary<Guid, SubjectRelations>() : (await FindAsync(Me, type, ids, null, ct)).ToDictionary(x => x.About.Id);

    public IQueryable<CollaborationId> VisibleCollaborations(bool named = false)
    {
        if (caller.IsAdministrator || caller.IsSystem) return db.Collaborations.Select(x => x.Id);
        var own = VisibleTo(caller.MemberId ?? throw new UnauthenticatedException(), named);
        return caller.StandsFor.Aggregate(own, (visible, absent) => visible.Union(VisibleTo(absent.MemberId, named)));
    }

    public void ActFor(MemberId? absent) => caller.ActFor(absent);

    // Each part begins at the member's own rows, so that it costs what he takes part in and not what there is.
    private IQueryable<CollaborationId> VisibleTo(MemberId me, bool named) =>
        db.Collaborations.Where(c => c.SponsorId == me || c.InitiatorId == me).Select(c => c.Id)
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

    /// <summary>
    /// Somebody's own relations and those of whom he stands in for, each asked for by itself: it stays known in whose name he may what.
    /// That goes for the things of collaborations. What is personal, and the organization itself, is nobody's to stand in for.
    /// </summary>
    private async Task<IReadOnlyList<SubjectRelations>> FindAsync(Viewer viewer, SubjectType type, IReadOnlyCollection<Guid> ids, DepartmentId? department, CancellationToken ct)
    {
        var own = await AskAsync(type, ids, department, viewer.MemberId, viewer.DepartmentId, viewer.IsAdministrator, ct);
        if (viewer.StandsFor.Count == 0 || own.Count == 0 || own[0].CollaborationId is null) return own;
        var found = own.ToDictionary(x => x.About.Id);
        foreach (var (absent, of) in viewer.StandsFor)
            foreach (var his in await AskAsync(type, ids, department, absent, of, isAdministrator: false, ct))
                if (found.GetValueOrDefault(his.About.Id) is { } known)
                    found[his.About.Id] = known with
                    {
                        Relations = known.Relations | his.Relations,
                        StoodFor = [.. known.StoodFor, new(absent, his.Relations)],
                    };
        return [.. found.Values];
    }

    private async Task<IReadOnlyList<SubjectRelations>> AskAsync(
        SubjectType type, IReadOnlyCollection<Guid> ids, DepartmentId? department, MemberId? member, DepartmentId? memberDepartment, bool isAdministrator, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var command = new NpgsqlCommand(AccessSql.For(type), connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("Relations are asked for inside a message."));
        command.Parameters.AddRange(new[]
        {
            Uuid("organization", caller.OrganizationId.Value), Uuid("me", member?.Value), Uuid("my_department", memberDepartment?.Value),
            new NpgsqlParameter("ids", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = ids.ToArray() }, Uuid("department", department?.Value),
        });
        List<SubjectRelations> found = [];
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            // A colleague is everybody in the organization; so far as a collaboration goes that is no relation.
            var relations = isAdministrator ? Relation.Administrator | Relation.Colleague : Relation.Colleague;
            for (var i = 3; i < row.FieldCount; i++)
                if (row.GetBoolean(i)) relations |= Columns[row.GetName(i)];
            found.Add(new(new(type, row.GetGuid(0), department), await row.IsDBNullAsync(1, ct) ? null : new(row.GetGuid(1)), relations, row.GetInt64(2)));
        }
        return found;
    }

    private static NpgsqlParameter Uuid(string name, Guid? value) => new(name, NpgsqlDbType.Uuid) { Value = value ?? (object)DBNull.Value };
}
