namespace Collab.Application.Outages;

/// <summary>What fell due in an outage, in that order: what was due when, noticed when, told late, and not told because it was overtaken.</summary>
/// <param name="Outcome">Only what came out so.</param>
[Requires(Permission.ManageOrganization)]
public sealed record GetOutage(OutageId Id, OutageOutcome? Outcome, int Limit, string? Cursor) : IQuery<OutageReport>
{
    internal readonly record struct Position(Instant At, DeadlineId Deadline, int Sequence);

    internal sealed class Handler(ICollabDb db, Names names) : IRequestHandler<GetOutage, OutageReport>
    {
        public async Task<OutageReport> Handle(GetOutage query, CancellationToken cancellationToken)
        {
            var outage = await ListOutages.View(db, db.Outages.Where(o => o.Id == query.Id)).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
            var steps = db.LateSteps().Where(s => s.At > outage.From && s.At < outage.Until);
            steps = query.Outcome switch
            {
                OutageOutcome.ToldLate => steps.Where(s => s.RecipientId != null),
                OutageOutcome.Overtaken => steps.Where(s => s.RecipientId == null && s.Step == DeadlineStepKind.Reminded),
                OutageOutcome.NobodyToTell => steps.Where(s => s.RecipientId == null && s.Step != DeadlineStepKind.Reminded),
                _ => steps,
            };
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } position)
            {
                var (at, deadline, sequence) = position;
                steps = steps.Where(s => EF.Functions.GreaterThan(ValueTuple.Create(s.At, s.DeadlineId, s.Sequence), ValueTuple.Create(at, deadline, sequence)));
            }
            var page = await steps.OrderBy(s => s.At).ThenBy(s => s.DeadlineId).ThenBy(s => s.Sequence)
                .ToPageAsync(query.Limit, s => new Position(s.At, s.DeadlineId, s.Sequence), cancellationToken);
            var ids = page.Items.Select(s => s.DeadlineId).Distinct().ToList();
            var deadlines = await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
            await names.LoadCollaborationsAsync(deadlines.Values.Select(d => (CollaborationId?)d.CollaborationId), cancellationToken);
            await names.LoadMembersAsync(page.Items.Select(s => s.RecipientId), cancellationToken);
            return new(
                outage.Id, outage.From, outage.Until, outage.Late, outage.Overtaken,
                [.. page.Items.Select(s => ViewOf(s, deadlines[s.DeadlineId]))], page.NextCursor);
        }

        private OutageStep ViewOf(DeadlineStep step, Deadline deadline) => new(
            deadline.Id, deadline.Kind, SubjectView.Of(deadline.Subject), names.Collaboration(deadline.CollaborationId)!, step.Step, step.Level, step.At, step.RecordedAt,
            step.RecipientId != null ? OutageOutcome.ToldLate : step.Step == DeadlineStepKind.Reminded ? OutageOutcome.Overtaken : OutageOutcome.NobodyToTell,
            names.Member(step.RecipientId));
    }
}

/// <summary>What became of something that fell due in an outage.</summary>
public enum OutageOutcome
{
    /// <summary>Somebody was told, late.</summary>
    ToldLate,

    /// <summary>A reminder that was not sent: by then something later had fallen due.</summary>
    Overtaken,

    /// <summary>It is on record, and nobody was in the chain to be told.</summary>
    NobodyToTell,
}

/// <summary>An outage with a page of what fell due in it.</summary>
/// <param name="From">When Collab was last seen at work (UTC).</param>
/// <param name="Until">When it was at work again (UTC).</param>
/// <param name="Late">How many steps of deadlines were noticed late, with their true times.</param>
/// <param name="Overtaken">How many reminders were not sent, because by then something later had fallen due.</param>
public sealed record OutageReport(OutageId Id, Instant From, Instant Until, int Late, int Overtaken, IReadOnlyList<OutageStep> Items, string? NextCursor);

/// <param name="At">When it fell due (UTC): this time counts.</param>
/// <param name="NoticedAt">When Collab wrote it down (UTC).</param>
/// <param name="Recipient">Who was told, late; null when nobody.</param>
public sealed record OutageStep(
    DeadlineId DeadlineId, DeadlineKind Kind, SubjectView Subject, Ref Collaboration, DeadlineStepKind Event, int Level, Instant At, Instant NoticedAt,
    OutageOutcome Outcome, MemberRef? Recipient);
