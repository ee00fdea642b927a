namespace Collab.Application.Outages;

/// <summary>The outages, the newest first, each with how much was late.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record ListOutages(int Limit, string? Cursor) : IQuery<Page<OutageView>>
{
    internal readonly record struct Position(Instant From, OutageId Id);

    internal sealed class Handler(ICollabDb db) : IRequestHandler<ListOutages, Page<OutageView>>
    {
        public async Task<Page<OutageView>> Handle(ListOutages query, CancellationToken cancellationToken)
        {
            var rows = db.Outages.AsQueryable();
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } position)
            {
                var (from, id) = position;
                rows = rows.Where(o => EF.Functions.LessThan(ValueTuple.Create(o.From, o.Id), ValueTuple.Create(from, id)));
            }
            return await View(db, rows.OrderByDescending(o => o.From).ThenByDescending(o => o.Id)).ToPageAsync(query.Limit, o => new Position(o.From, o.Id), cancellationToken);
        }
    }

    internal static IQueryable<OutageView> View(ICollabDb db, IQueryable<Outage> outages)
    {
        var late = db.LateSteps();
        return outages.Select(o => new OutageView(
            o.Id, o.From, o.Until,
            late.Count(s => s.At > o.From && s.At < o.Until && (s.RecipientId != null || s.Step != DeadlineStepKind.Reminded)),
            late.Count(s => s.At > o.From && s.At < o.Until && s.RecipientId == null && s.Step == DeadlineStepKind.Reminded)));
    }
}

/// <summary>A time in which no process of Collab enforced deadlines.</summary>
/// <param name="From">When Collab was last seen at work (UTC).</param>
/// <param name="Until">When it was at work again (UTC).</param>
/// <param name="Late">How many steps of deadlines were noticed late, with their true times.</param>
/// <param name="Overtaken">How many reminders were not sent, because by then something later had fallen due.</param>
public sealed record OutageView(OutageId Id, Instant From, Instant Until, int Late, int Overtaken);
