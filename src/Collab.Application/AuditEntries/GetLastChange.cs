namespace Collab.Application.AuditEntries;

/// <summary>Who changed a thing last, and when: for someone whose version is stale and who may see the thing.</summary>
[Requires(Permission.SeeNamed)]
public sealed record GetLastChange(SubjectType Type, Guid Id) : IQuery<LastChange?>, IAbout
{
    About IAbout.About => new(Type, Id);

    internal sealed class Handler(ICollabDb db) : IRequestHandler<GetLastChange, LastChange?>
    {
        public async Task<LastChange?> Handle(GetLastChange query, CancellationToken cancellationToken)
        {
            var last = await db.AuditEntries.Where(x => x.SubjectType == query.Type && x.SubjectId == query.Id && !SecurityAct.ChangeNothing.Contains(x.Action))
                .OrderByDescending(x => x.Seq).Select(x => new { x.ActorId, x.RecordedAt }).FirstOrDefaultAsync(cancellationToken);
            if (last is null) return null;
            var by = last.ActorId is { } actor
                ? await db.Members.Where(x => x.Id == actor).Select(x => new MemberRef(x.Id, x.Name, x.DepartmentId)).SingleOrDefaultAsync(cancellationToken)
                : null;
            return new(by, last.RecordedAt);
        }
    }
}

/// <param name="By">Null: Collab itself.</param>
public sealed record LastChange(MemberRef? By, Instant At);
