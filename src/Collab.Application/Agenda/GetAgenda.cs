namespace Collab.Application.Agenda;

/// <summary>What the signed-in member owes, by due time, with what happens if he does not (我的待办).</summary>
[Requires(Permission.SignedIn)]
public sealed record GetAgenda : IQuery<AgendaView>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, CalendarBook calendars, DeadlineViews views, Decisions decisions, Names names) : IRequestHandler<GetAgenda, AgendaView>
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
            var dues = mine.Select(d => calendar.DateOf(d.DueAt)).ToList();
            foreach (var (absent, _) in caller.StandsFor)
                mine.AddRange(await owed.Where(d => d.OwnerMemberId == absent).OrderBy(d => d.DueAt).Take(Most).ToListAsync(cancellationToken));
            mine = [.. mine.OrderBy(d => d.DueAt)];
            // One question per department and one for the rest: an "or" of them is answered from all that is owed in the organization.
            var others = owed.Where(d => d.OwnerMemberId != me);
            List<Deadline> inHeaded = [];
            foreach (var id in headed) inHeaded.AddRange(await others.Where(d => d.OwnerDepartmentId == id).OrderBy(d => d.DueAt).Take(Most).ToListAsync(cancellationToken));
            var stoodFor = await (
                from l in liaisonFor
                join d in others on new { l.Id, l.DepartmentId } equals new { Id = d.CollaborationId, DepartmentId = d.OwnerDepartmentId }
                orderby d.DueAt
                select d).Take(Most).ToListAsync(cancellationToken);
            var department = inHeaded.Concat(stoodFor).Where(d => !caller.Is(d.OwnerMemberId)).DistinctBy(d => d.Id).OrderBy(d => d.DueAt).Take(Most).ToList();
            var waiting = await owed.Where(d => d.WaitingMemberId == me && d.OwnerMemberId != me).OrderBy(d => d.DueAt).Take(Most).ToListAsync(cancellationToken);
            var since = now - Duration.FromHours(24);
            var done = await db.Deadlines.AsNoTracking().Where(d => d.OwnerMemberId == me && d.MetAt > since).OrderByDescending(d => d.MetAt).Take(Most).ToListAsync(cancellationToken);

            var all = (await views.OfAsync([.. mine, .. department, .. waiting, .. done], cancellationToken)).Select(v => Item(v, calendar, now, me)).ToList();
            return new AgendaView(
                now, all[..mine.Count], all[mine.Count..(mine.Count + department.Count)], all[(mine.Count + department.Count)..^done.Count], all[^done.Count..],
                await DecisionsAsync(me, cancellationToken), Fortnight(calendar, now, dues, caller.Language), await StandingInAsync(now, cancellationToken));
        }

        private async Task<IReadOnlyList<AwaitedDecisionView>> DecisionsAsync(MemberId me, CancellationToken ct)
        {
            List<AwaitedDecisionView> all = [.. await decisions.OfAsync(me, ct)];
            await names.LoadMembersAsync(caller.StandsFor.Select(x => (MemberId?)x.MemberId), ct);
            foreach (var (absent, _) in caller.StandsFor)
                all.AddRange((await decisions.OfAsync(absent, ct)).Select(d => d with { For = names.Member(absent) }));
            return all;
        }

        private async Task<IReadOnlyList<StandingIn>> StandingInAsync(Instant now, CancellationToken ct)
        {
            if (caller.StandsFor.Count == 0) return [];
            var absent = caller.StandsFor.Select(x => x.MemberId).ToArray();
            var holding = await db.Delegations.Where(d => absent.Contains(d.MemberId) && d.StartsAt <= now && now < d.EndsAt)
                .OrderBy(d => d.EndsAt).Select(d => new { d.Id, d.MemberId, d.LastDay }).ToListAsync(ct);
            return [.. holding.Select(d => new StandingIn(names.Member(d.MemberId)!, d.LastDay, d.Id))];
        }

        private AgendaItem Item(DeadlineView deadline, WorkCalendar calendar, Instant now, MemberId me)
        {
            var (today, day) = (calendar.DateOf(now), calendar.DateOf(deadline.DueAt));
            var group = deadline.DueAt < now ? AgendaGroup.Overdue
                : day == today ? AgendaGroup.Today
                : day <= calendar.DateOf(calendar.SameTimeNextWorkday(now)) ? AgendaGroup.NextWorkday
                : AgendaGroup.Later;
            var owner = deadline.Owner.Member;
            return new AgendaItem(deadline, group, ActionFor(deadline.Kind), owner is not null && owner.Id != me && caller.Is(owner.Id) ? owner : null);
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
/// <param name="Items">What I owe, and what those owe for whom I stand in.</param>
/// <param name="Department">What others in the departments I head or stand for owe.</param>
/// <param name="WaitingFor">What others owe me.</param>
/// <param name="Done">What I did in the last 24 hours.</param>
/// <param name="Decisions">What waits for my decision and has no due time.</param>
/// <param name="Days">Two weeks from this Monday.</param>
/// <param name="StandsFor">Those who are away and for whom I stand in now, the first to be back first.</param>
public sealed record AgendaView(
    Instant Now, IReadOnlyList<AgendaItem> Items, IReadOnlyList<AgendaItem> Department, IReadOnlyList<AgendaItem> WaitingFor, IReadOnlyList<AgendaItem> Done,
    IReadOnlyList<AwaitedDecisionView> Decisions, IReadOnlyList<AgendaDay> Days, IReadOnlyList<StandingIn> StandsFor);

/// <param name="Group">By the organization's days: overdue, today, up to the next workday, later.</param>
/// <param name="Action">What answers it.</param>
/// <param name="For">Whose duty it is, for whom I stand in; null: not such a one.</param>
public sealed record AgendaItem(DeadlineView Deadline, AgendaGroup Group, AgendaAction Action, MemberRef? For);

/// <param name="LastDay">Included.</param>
public sealed record StandingIn(MemberRef Member, LocalDate LastDay, DelegationId DelegationId);

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
