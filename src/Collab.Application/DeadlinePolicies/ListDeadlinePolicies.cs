namespace Collab.Application.DeadlinePolicies;

/// <summary>How long each kind of duty may take in the organization, and who is told when it is missed (时限规则).</summary>
/// <param name="CollaborationId">With the exceptions of this collaboration; null: those of the organization and its templates alone.</param>
[Requires(Permission.SignedIn)]
public sealed record ListDeadlinePolicies(CollaborationId? CollaborationId) : IQuery<ListOf<DeadlinePolicyRow>>
{
    internal sealed class Handler(ICollabDb db, IAccess access, PolicyRows rows) : IRequestHandler<ListDeadlinePolicies, ListOf<DeadlinePolicyRow>>
    {
        public async Task<ListOf<DeadlinePolicyRow>> Handle(ListDeadlinePolicies query, CancellationToken cancellationToken)
        {
            if (query.CollaborationId is { } id && !(await access.RelationsToAsync(SubjectType.Collaboration, id.Value, cancellationToken)).MayKnow) throw new NotFoundException();
            return new(await rows.OfAsync(db.DeadlinePolicies.Where(p => p.CollaborationId == null || p.CollaborationId == query.CollaborationId), cancellationToken));
        }
    }
}

/// <summary>Reads policies as rows, in the order of the process's table.</summary>
internal sealed class PolicyRows(ICollabDb db) : IPerMessage
{
    public async Task<DeadlinePolicyRow> OfAsync(DeadlinePolicyId id, CancellationToken ct) => (await OfAsync(db.DeadlinePolicies.Where(p => p.Id == id), ct))[0];

    public async Task<IReadOnlyList<DeadlinePolicyRow>> OfAsync(IQueryable<DeadlinePolicy> policies, CancellationToken ct)
    {
        var rows = await (
            from p in policies.AsNoTracking()
            join t in db.Templates on p.TemplateId equals t.Id into templates
            from t in templates.DefaultIfEmpty()
            select new { Policy = p, Template = t == null ? null : t.Name }).ToListAsync(ct);
        return [.. rows.OrderBy(r => r.Policy.Kind).ThenBy(r => r.Policy.CollaborationId != null).ThenBy(r => r.Template).Select(r => new DeadlinePolicyRow(
            r.Policy.Id, r.Policy.Version, r.Policy.Kind, r.Policy.Amount, r.Policy.Unit, r.Policy.Time, r.Policy.IsProcessMinimum, r.Policy.Chain, r.Policy.Reminders,
            r.Policy.Edition, r.Policy.TemplateId is { } template ? new Ref(template.Value, r.Template!) : null, r.Policy.CollaborationId))];
    }
}

/// <param name="Amount">Workdays or hours; 0 for wall times.</param>
/// <param name="Time">For weekly progress: the wall time of the organization's zone; null for all others.</param>
/// <param name="IsProcessMinimum">The process itself sets the limit: an organization may tighten it, not relax it.</param>
/// <param name="Chain">Who is told in turn, one per workday, until it is done.</param>
/// <param name="Reminders">When the owner is reminded before.</param>
/// <param name="Edition">Counts the changes, from 1.</param>
/// <param name="Template">For whose collaborations it holds instead of the organization's; null: not for a template.</param>
/// <param name="CollaborationId">For which collaboration it holds instead; null: for none alone.</param>
public sealed record DeadlinePolicyRow(
    DeadlinePolicyId Id, long Version, DeadlineKind Kind, int Amount, PolicyUnit Unit, LocalTime? Time, bool IsProcessMinimum, IReadOnlyList<ChainRole> Chain,
    Reminders Reminders, int Edition, Ref? Template, CollaborationId? CollaborationId);
