using System.Linq.Expressions;

namespace Collab.Application.Collaborations;

/// <summary>The collaborations that the caller may know of.</summary>
/// <param name="Text">Part of the title.</param>
/// <param name="Sort">updatedAt or createdAt, with - for the latest first; null is -updatedAt.</param>
[Requires(Permission.SignedIn)]
public sealed record ListCollaborations(CollaborationState? State, Scenario? Scenario, string? Text, string? Sort, int Limit, string? Cursor) : IQuery<Page<CollaborationRow>>
{
    internal readonly record struct Position(Instant At, CollaborationId Id);

    internal sealed class Validator : AbstractValidator<ListCollaborations>
    {
        public Validator() => RuleFor(x => x.Text).MaximumLength(200).OverridePropertyName("q");
    }

    internal sealed class Handler(ICollabDb db, IAccess access, Names names, DeadlineCounts counts) : IRequestHandler<ListCollaborations, Page<CollaborationRow>>
    {
        public async Task<Page<CollaborationRow>> Handle(ListCollaborations query, CancellationToken cancellationToken)
        {
            var visible = access.VisibleCollaborations(named: true);
            var rows = db.Collaborations.Where(c => visible.Contains(c.Id));
            if (query.State is { } state) rows = rows.Where(c => c.State == state);
            if (query.Scenario is { } scenario) rows = rows.Where(c => c.Scenario == scenario);
            if (!string.IsNullOrWhiteSpace(query.Text))
            {
                var pattern = Matching.Containing(query.Text.Trim());
                rows = rows.Where(c => EF.Functions.ILike(c.Title, pattern, @"\"));
            }
            var page = await Sorted(rows, query.Sort, Common.Cursor.Decode<Position>(query.Cursor)).Select(Head.Projection)
                .ToPageAsync(query.Limit, head => new Position(query.Sort is "createdAt" or "-createdAt" ? head.CreatedAt : head.UpdatedAt, head.Id), cancellationToken);

            await names.LoadDepartmentsAsync(cancellationToken);
            await names.LoadMembersAsync(page.Items.Select(x => x.SponsorId), cancellationToken);
            var duties = await counts.OfAsync([.. page.Items.Select(x => x.Id)], cancellationToken);
            return new([.. page.Items.Select(head => head.ToRow(names, duties[head.Id]))], page.NextCursor);
        }

        private static IQueryable<Collaboration> Sorted(IQueryable<Collaboration> rows, string? sort, Position? after) => sort switch
        {
            null or "-updatedAt" => Descending(rows, c => c.UpdatedAt, after, (at, id) => c => EF.Functions.LessThan(ValueTuple.Create(c.UpdatedAt, c.Id), ValueTuple.Create(at, id))),
            "updatedAt" => Ascending(rows, c => c.UpdatedAt, after, (at, id) => c => EF.Functions.GreaterThan(ValueTuple.Create(c.UpdatedAt, c.Id), ValueTuple.Create(at, id))),
            "-createdAt" => Descending(rows, c => c.CreatedAt, after, (at, id) => c => EF.Functions.LessThan(ValueTuple.Create(c.CreatedAt, c.Id), ValueTuple.Create(at, id))),
            "createdAt" => Ascending(rows, c => c.CreatedAt, after, (at, id) => c => EF.Functions.GreaterThan(ValueTuple.Create(c.CreatedAt, c.Id), ValueTuple.Create(at, id))),
            _ => throw new UnreadableException("sort.unknown", "sort", sort),
        };

        private static IQueryable<Collaboration> Descending(
            IQueryable<Collaboration> rows, Expression<Func<Collaboration, Instant>> by, Position? after, Func<Instant, CollaborationId, Expression<Func<Collaboration, bool>>> beyond) =>
            (after is { } p ? rows.Where(beyond(p.At, p.Id)) : rows).OrderByDescending(by).ThenByDescending(c => c.Id);

        private static IQueryable<Collaboration> Ascending(
            IQueryable<Collaboration> rows, Expression<Func<Collaboration, Instant>> by, Position? after, Func<Instant, CollaborationId, Expression<Func<Collaboration, bool>>> beyond) =>
            (after is { } p ? rows.Where(beyond(p.At, p.Id)) : rows).OrderBy(by).ThenBy(c => c.Id);
    }

    /// <summary>What the database answers of one collaboration; names and counts are looked up for the whole page.</summary>
    internal sealed record Head(
        CollaborationId Id, long Version, string Title, Scenario Scenario, CollaborationState State, DepartmentId LeadDepartmentId, IReadOnlyList<DepartmentId> Departments,
        bool EveryLiaisonNamed, MemberId? SponsorId, Instant CreatedAt, Instant UpdatedAt)
    {
        public static Expression<Func<Collaboration, Head>> Projection { get; } = c => new Head(
            c.Id, c.Version, c.Title, c.Scenario, c.State, c.LeadDepartmentId, c.Departments.OrderBy(d => d.Position).Select(d => d.DepartmentId).ToList(),
            c.Departments.All(d => d.LiaisonId != null), c.SponsorId, c.CreatedAt, c.UpdatedAt);

        public CollaborationRow ToRow(Names names, DeadlineCount duties) => new(
            Id, Version, Title, Scenario, State, CollaborationLifecycle.StepOf(State, EveryLiaisonNamed), names.Department(LeadDepartmentId),
            [.. Departments.Select(names.Department)], names.Member(SponsorId), CreatedAt, UpdatedAt, duties.Open, duties.Breached, duties.NextDueAt);
    }
}

/// <summary>How many duties collaborations owe, in one query for a page of them.</summary>
internal sealed class DeadlineCounts(ICollabDb db) : IPerMessage
{
    public async Task<IReadOnlyDictionary<CollaborationId, DeadlineCount>> OfAsync(IReadOnlyList<CollaborationId> collaborations, CancellationToken ct)
    {
        var counted = await (
            from d in db.Deadlines
            where collaborations.Contains(d.CollaborationId) && (d.State == DeadlineState.Open || d.State == DeadlineState.Paused || d.State == DeadlineState.Breached)
            group d by new { d.CollaborationId, Breached = d.State == DeadlineState.Breached } into owed
            select new { owed.Key.CollaborationId, owed.Key.Breached, Count = owed.Count(), NextDueAt = owed.Min(d => d.DueAt) }).ToListAsync(ct);
        return collaborations.ToDictionary(id => id, id =>
        {
            var open = counted.Find(x => x.CollaborationId == id && !x.Breached);
            return new DeadlineCount(open?.Count ?? 0, counted.Find(x => x.CollaborationId == id && x.Breached)?.Count ?? 0, open?.NextDueAt);
        });
    }
}

/// <param name="NextDueAt">When the next open one is due (UTC); null when none is open.</param>
internal sealed record DeadlineCount(int Open, int Breached, Instant? NextDueAt);
