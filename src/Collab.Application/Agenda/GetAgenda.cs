namespace Collab.Application.Agenda;

/// <summary>What the signed-in member owes, by due time, with what happens if he does not (我的待办).</summary>
[Requires(Permission.SignedIn)]
public sealed record GetAgenda : IQuery<AgendaView>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, CalendarBook calendars, DeadlineViews views, Decisions decisions) : IRequestHandler<GetAgenda, AgendaView>
    {
        /// <summary>More than a person can do in weeks; the deadlines page has the rest.</summary>
        private const int Most = 100;

        public async Task<AgendaView> Handle(GetAgenda query, CancellationToken cancellationToken)
        {
            var (me, now) = (caller.MemberId!.Value, clock.GetCurrentInstant());
            var calendar = await calendars.OfOrganizationAsync(cancellationToken);
            var owed = db.Deadlines.AsNoTracking().Where(d => d.State == DeadlineState.Open || d.State == DeadlineState.Paused || d.State == DeadlineState.Breached);
            var headed = await db.Departments.Where(d => d.HeadId == me).Select(d => d.Id).ToListAsync(cancellationToken);
            var liaisonFor = db.Collaborations.SelectMany(c => c.Departments, (c, d) => new { c.Id, d.DepartmentId, d.LiaisonId, d.DeputyId }).Where(d => d.LiaisonId == me || d.DeputyId == me);

            var mine = await owed.Where(d => d.OwnerMemberId == me).OrderBy(d => d.DueAt).Take(Most).ToListAsync(cancellationToken);
            // One question per department and one for the rest: an "or" of them is answered from all that is owed in the organization.
            var others = owed.Where(d => d.OwnerMemberId != me);
            List<Deadline> inHeaded = [];
            foreach (var id in headed) inHeaded.AddRange(await others.Where(d => d.OwnerDepartmentId == id).OrderBy(d => d.DueAt).Take(Most).ToListAsync(cancellationToken));
            var stoodFor = await (
                from l in liaisonFor
                join d in others on new { l.Id, l.DepartmentId } equals new { Id = d.CollaborationId, DepartmentId = d.OwnerDepartmentId }
                orderby d.DueAt
                select d).Take(Most).ToListAsync(cancellationToken);
            var department = inHeaded.Concat(stoodFor).DistinctBy(d => d.Id).OrderBy(d => d.DueAt).Take(Most).ToList();
            var waiting = await owed.Where(d => d.WaitingMemberId == me && d.OwnerMemberId != me).OrderBy(d => d.DueAt).Take(Most).ToListAsync(cancellationToken);
            var since = now - Duration.FromHours(24);
            var done = await db.Deadlines.AsNoTracking().Where(d => d.OwnerMemberId == me && d.MetAt > since).OrderByDescending(d => d.MetAt).Take(Most).ToListAsync(cancellationToken);

            var all = (await views.OfAsync([.. mine, .. department, .. waiting, .. done], cancellationToken)).Select(v => Item(v, calendar, now)).ToList();
            return new AgendaView(
                now, all[..mine.Count], all[mine.Count..(mine.Count + department.Count)], all[(mine.Count + department.Count)..^done.Count], all[^done.Count..],
                await decisions.OfAsync(me, cancellationToken), Fortnight(calendar, now, [.. mine.Select(d => calendar.DateOf(d.DueAt))], caller.Language));
        }

        private static AgendaItem Item(DeadlineView deadline, WorkCalendar calendar, Instant now)
        {
            var (today, day) = (calendar.DateOf(now), calendar.DateOf(deadline.DueAt));
            var group = deadline.DueAt < now ? AgendaGroup.Overdue
                : day == today ? AgendaGroup.Today
                : day <= calendar.DateOf(calendar.SameTimeNextWorkday(now)) ? AgendaGroup.NextWorkday
                : AgendaGroup.Later;
            return new AgendaItem(deadline, group, ActionFor(deadline.Kind));
        }

        private static AgendaAction ActionFor(DeadlineKind kind) => kind switch
        {
            DeadlineKind.ResourceReply => AgendaAction.Reply,
            DeadlineKind.IssueResponse => AgendaAction.RecordMeasures,
            DeadlineKind.WeeklyProgress => AgendaAction.SubmitProgress,
            DeadlineKind.RiskWarning => AgendaAction.Warn,
            DeadlineKind.EmergencyMeeting => AgendaAction.Convene,
            DeadlineKind.CommitmentCondition => AgendaAction.FulfilCondition,
            DeadlineKind.WorkItem => AgendaAction.CompleteWorkItem,
            DeadlineKind.GoalConfirmation => AgendaAction.Confirm,
            DeadlineKind.IssueMeasure => AgendaAction.CompleteMeasure,
            DeadlineKind.Acceptance => AgendaAction.Accept,
            DeadlineKind.Retrospective => AgendaAction.HoldRetrospective,
            _ => throw new InvalidOperationException($"No action answers {kind}."),
        };

        private static IReadOnlyList<AgendaDay> Fortnight(WorkCalendar calendar, Instant now, IReadOnlyList<LocalDate> dues, string language)
        {
            var monday = calendar.MondayOf(now);
            return
            [
                .. Enumerable.Range(0, 14).Select(i => monday.PlusDays(i)).Select(date =>
                    new AgendaDay(date, calendar.KindOf(date), calendar.NameOf(date)?.In(language), dues.Count(d => d == date))),
            ];
        }
    }
}

/// <param name="Now">The server's time, from which "time left" is counted (UTC).</param>
/// <param name="Items">What I owe.</param>
/// <param name="Department">What others in the departments I head or stand for owe.</param>
/// <param name="WaitingFor">What others owe me.</param>
/// <param name="Done">What I did in the last 24 hours.</param>
/// <param name="Decisions">What waits for my decision and has no due time.</param>
/// <param name="Days">Two weeks from this Monday.</param>
public sealed record AgendaView(
    Instant Now, IReadOnlyList<AgendaItem> Items, IReadOnlyList<AgendaItem> Department, IReadOnlyList<AgendaItem> WaitingFor, IReadOnlyList<AgendaItem> Done,
    IReadOnlyList<AwaitedDecisionView> Decisions, IReadOnlyList<AgendaDay> Days);

/// <param name="Group">By the organization's days: overdue, today, up to the next workday, later.</param>
/// <param name="Action">What answers it.</param>
public sealed record AgendaItem(DeadlineView Deadline, AgendaGroup Group, AgendaAction Action);

/// <param name="Due">How many of my duties fall due on that day.</param>
public sealed record AgendaDay(LocalDate Date, DayKind Kind, string? Name, int Due);

public enum AgendaGroup
{
    Overdue,
    Today,
    NextWorkday,
    Later,
}

/// <summary>What a member does to meet a deadline.</summary>
public enum AgendaAction
{
    Reply,
    SubmitProgress,
    CompleteWorkItem,
    Warn,
    RecordMeasures,
    Confirm,
    Convene,
    FulfilCondition,
    CompleteMeasure,
    Accept,
    HoldRetrospective,
}
