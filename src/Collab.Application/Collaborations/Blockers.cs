using Collab.Application.Calendars;
using Collab.Application.Deadlines;
using Collab.Application.Notifications;
using NodaTime.Text;

namespace Collab.Application.Collaborations;

/// <summary>Finds what holds a collaboration up: one bounded query per kind of thing.</summary>
internal sealed class Blockers(ICollabDb db, CalendarBook calendars, People people, Names names) : IPerMessage
{
    /// <summary>A task that starts within a week and has nobody is near enough to hold the others up.</summary>
    private const int DaysAhead = 7;

    /// <summary>The last fifth of a deadline's time is "soon"; so is the day itself.</summary>
    private const double SoonShare = 0.2;

    public async Task<IReadOnlyList<Blocker>> OfAsync(CollaborationId id, Instant now, int most, CancellationToken ct)
    {
        var calendar = await calendars.OfOrganizationAsync(ct);
        await names.LoadDepartmentsAsync(ct);
        // Twice as many, since those that another kind already tells of are left out.
        var deadlines = await db.Deadlines.AsNoTracking()
            .Where(d => d.CollaborationId == id && (d.State == DeadlineState.Open || d.State == DeadlineState.Breached))
            .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(most * 2).ToListAsync(ct);
        var byId = deadlines.ToDictionary(d => d.Id);

        List<Blocker> found =
        [
            .. await UnansweredRequestsAsync(id, byId, calendar, most, ct),
            .. await MissingCommitmentsAsync(id, byId, now, ct),
            .. await WorkItemsWithNobodyAsync(id, calendar, now, most, ct),
            .. await OpenIssuesAsync(id, byId, most, ct),
        ];
        var told = found.Select(b => b.Deadline?.Id).OfType<DeadlineId>().ToHashSet();
        found.AddRange(deadlines.Where(d => !told.Contains(d.Id) && IsLateOrSoon(d, calendar, now)).Select(Late));
        return [.. found.OrderBy(b => b.HappensAt).Take(most)];
    }

    private async Task<IEnumerable<Blocker>> UnansweredRequestsAsync(
        CollaborationId id, Dictionary<DeadlineId, Deadline> deadlines, WorkCalendar calendar, int most, CancellationToken ct)
    {
        var requests = await db.ResourceRequests
            .Where(r => r.CollaborationId == id && (r.State == ResourceRequestState.Submitted || r.State == ResourceRequestState.Escalated))
            .OrderBy(r => r.SubmittedAt).Take(most)
            .Select(r => new { r.Id, r.Need.Title, r.Need.NeededFrom, r.RequesterId, r.ProviderId, r.State, r.ReplyDeadlineId }).ToListAsync(ct);
        var sponsor = await people.SponsorAsync(id, ct);
        return requests.Select(r =>
        {
            var subject = new Subject(SubjectType.ResourceRequest, r.Id.Value, r.Title);
            var values = Of(("department", names.Department(r.ProviderId).Name), ("neededFrom", Day(r.NeededFrom)));
            var deadline = deadlines.GetValueOrDefault(r.ReplyDeadlineId);
            return r.State == ResourceRequestState.Escalated
                ? new Blocker("requestEscalated", values, subject, r.RequesterId, sponsor, null, "decide", calendar.EndOfDay(r.NeededFrom))
                : new Blocker("requestUnanswered", values, subject, r.RequesterId, deadline?.OwnerMemberId, Brief(deadline), "reply", deadline?.DueAt ?? calendar.EndOfDay(r.NeededFrom));
        });
    }

    private async Task<IEnumerable<Blocker>> MissingCommitmentsAsync(CollaborationId id, Dictionary<DeadlineId, Deadline> deadlines, Instant now, CancellationToken ct)
    {
        if ((await people.CollaborationAsync(id, ct)).State != CollaborationState.Committing) return [];
        var commitments = await db.Commitments.Where(c => c.CollaborationId == id && (c.State == CommitmentState.Awaited || c.State == CommitmentState.Declined))
            .Select(c => new { c.Id, c.Title, c.DepartmentId, c.State, c.DeadlineId, c.StatedBy, c.DeclineReason }).ToListAsync(ct);
        var lead = await people.LeadAsync(id, ct);
        return commitments.Select(c =>
        {
            var subject = new Subject(SubjectType.Commitment, c.Id.Value, c.Title);
            var deadline = deadlines.GetValueOrDefault(c.DeadlineId);
            // Who declined waits for the lead department to word the goal in another way.
            return c.State == CommitmentState.Declined
                ? new Blocker("commitmentDeclined", Of(("department", names.Department(c.DepartmentId).Name), ("reason", c.DeclineReason!)), subject, c.StatedBy, lead, null, null, now)
                : new Blocker("commitmentAwaited", Of(("department", names.Department(c.DepartmentId).Name)), subject, lead, deadline?.OwnerMemberId, Brief(deadline), "confirm", deadline?.DueAt ?? now);
        });
    }

    private async Task<IEnumerable<Blocker>> WorkItemsWithNobodyAsync(CollaborationId id, WorkCalendar calendar, Instant now, int most, CancellationToken ct)
    {
        var until = calendar.DateOf(now).PlusDays(DaysAhead);
        var items = await db.WorkItems
            .Where(w => w.CollaborationId == id && w.State == WorkItemState.Planned && w.PlannedStart <= until)
            .OrderBy(w => w.PlannedStart).ThenBy(w => w.Id)
            .Select(w => new { w.Id, w.Title, w.PlannedStart, Roles = w.Raci.Select(a => a.Role).ToList() }).ToListAsync(ct);
        var lead = await people.LeadAsync(id, ct);
        return items.Where(w => !w.Roles.Contains(RaciRole.Responsible) || !w.Roles.Contains(RaciRole.Accountable)).Take(most).Select(w => new Blocker(
            w.Roles.Contains(RaciRole.Responsible) ? "workItemWithoutAccountable" : "workItemWithoutResponsible", Of(("plannedStart", Day(w.PlannedStart))),
            new Subject(SubjectType.WorkItem, w.Id.Value, w.Title), null, lead, null, "assign", calendar.At(w.PlannedStart, LocalTime.Midnight)));
    }

    private async Task<IEnumerable<Blocker>> OpenIssuesAsync(CollaborationId id, Dictionary<DeadlineId, Deadline> deadlines, int most, CancellationToken ct)
    {
        // Measures that are recorded have deadlines of their own, which tell of them when they are late or soon.
        var issues = await db.Issues
            .Where(i => i.CollaborationId == id && (i.State == IssueState.Reported || i.State == IssueState.Resolved))
            .OrderBy(i => i.ReportedAt).Take(most)
            .Select(i => new { i.Id, i.Title, i.State, i.ReporterId, i.ReportedAt, i.UpdatedAt, i.ResponseDeadlineId }).ToListAsync(ct);
        return issues.Select(i =>
        {
            var subject = new Subject(SubjectType.Issue, i.Id.Value, i.Title);
            var deadline = deadlines.GetValueOrDefault(i.ResponseDeadlineId);
            return i.State == IssueState.Resolved
                ? new Blocker("issueToClose", Of(), subject, null, i.ReporterId, null, "close", i.UpdatedAt)
                : new Blocker("issueUnanswered", Of(), subject, i.ReporterId, deadline?.OwnerMemberId, Brief(deadline), "recordMeasures", deadline?.DueAt ?? i.ReportedAt);
        });
    }

    private static bool IsLateOrSoon(Deadline deadline, WorkCalendar calendar, Instant now) =>
        deadline.State == DeadlineState.Breached || deadline.DueAt <= now
        || now >= deadline.DueAt - (deadline.DueAt - deadline.StartedAt) * SoonShare || calendar.DateOf(deadline.DueAt) == calendar.DateOf(now);

    private static Blocker Late(Deadline deadline) => new(
        deadline.State == DeadlineState.Breached ? "deadlineBreached" : "deadlineSoon", Of(("kind", CollabJson.Name(deadline.Kind))), deadline.Subject,
        deadline.WaitingMemberId, deadline.OwnerMemberId, Brief(deadline), ActionOf(deadline.Kind), deadline.DueAt);

    private static string ActionOf(DeadlineKind kind) => kind switch
    {
        DeadlineKind.ResourceReply => "reply",
        DeadlineKind.IssueResponse => "recordMeasures",
        DeadlineKind.WeeklyProgress => "submit",
        DeadlineKind.RiskWarning => "warn",
        DeadlineKind.EmergencyMeeting => "convene",
        DeadlineKind.CommitmentCondition => "fulfil",
        DeadlineKind.WorkItem => "complete",
        DeadlineKind.GoalConfirmation => "confirm",
        DeadlineKind.IssueMeasure => "completeMeasure",
        DeadlineKind.Acceptance => "accept",
        DeadlineKind.Retrospective => "hold",
        _ => throw new InvalidOperationException($"No action ends {kind}."),
    };

    private static DeadlineBrief? Brief(Deadline? d) => d is null ? null : new DeadlineBrief(d.Id, d.Kind, d.State, d.DueAt, d.Provisional);

    private static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static Dictionary<string, object> Of(params (string Name, object Value)[] values) => values.ToDictionary(x => x.Name, x => x.Value);
}

/// <param name="HappensAt">When it hurts (UTC): the due time, the start of the task, or since when it waits.</param>
internal sealed record Blocker(
    string Code, IReadOnlyDictionary<string, object> Values, Subject Subject, MemberId? Waiting, MemberId? Owing, DeadlineBrief? Deadline, string? Action, Instant HappensAt);
