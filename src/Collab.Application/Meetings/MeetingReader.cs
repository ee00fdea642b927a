namespace Collab.Application.Meetings;

/// <summary>Reads meetings for answers, one or a page: the same view everywhere.</summary>
internal sealed class MeetingReader(ICollabDb db, IAccess access, Names names) : IPerMessage
{
    /// <summary>What a view is made of.</summary>
    internal sealed class Found
    {
        public required Meeting Meeting { get; init; }
        public required string CollaborationTitle { get; init; }
        public required CollaborationState CollaborationState { get; init; }
        public required DeadlineBrief? Deadline { get; init; }
    }

    /// <summary>All of the organization, to filter and order.</summary>
    public IQueryable<Found> All =>
        from meeting in db.Meetings.AsNoTracking()
        join collaboration in db.Collaborations on meeting.CollaborationId equals collaboration.Id
        // The warning's meeting, while it is this one: it may have been convened anew.
        join warning in db.RiskWarnings on new { Id = meeting.RiskWarningId, Meeting = (MeetingId?)meeting.Id } equals new { Id = (RiskWarningId?)warning.Id, Meeting = warning.MeetingId } into warnings
        from warning in warnings.DefaultIfEmpty()
        join deadline in db.Deadlines on warning.MeetingDeadlineId equals deadline.Id into deadlines
        from deadline in deadlines.DefaultIfEmpty()
        select new Found
        {
            Meeting = meeting,
            CollaborationTitle = collaboration.Title,
            CollaborationState = collaboration.State,
            Deadline = deadline == null ? null : new DeadlineBrief(deadline.Id, deadline.Kind, deadline.State, deadline.DueAt, deadline.Provisional),
        };

    public async Task<MeetingView> ViewAsync(MeetingId id, CancellationToken ct)
    {
        var found = await All.SingleOrDefaultAsync(x => x.Meeting.Id == id, ct) ?? throw new NotFoundException();
        return (await ViewsAsync([found], ct))[0];
    }

    public async Task<IReadOnlyList<MeetingView>> ViewsAsync(IReadOnlyList<Found> found, CancellationToken ct)
    {
        var relations = await access.RelationsToAsync(SubjectType.Meeting, [.. found.Select(x => x.Meeting.Id.Value)], ct);
        var toWarnings = await access.RelationsToAsync(
            SubjectType.RiskWarning, [.. found.Where(x => x.Meeting.State == MeetingState.Convened).Select(x => x.Meeting.RiskWarningId?.Value).OfType<Guid>().Distinct()], ct);
        await names.LoadMembersAsync(found.SelectMany(x => x.Meeting.Attendees).Select(x => (MemberId?)x), ct);
        return [.. found.Select(x => ToView(x, relations[x.Meeting.Id.Value], x.Meeting.RiskWarningId is { } warning ? toWarnings.GetValueOrDefault(warning.Value) : null))];
    }

    private MeetingView ToView(Found found, SubjectRelations relations, SubjectRelations? toWarning)
    {
        var meeting = found.Meeting;
        var mayHold = relations.Allows(Permission.ConveneMeeting)
            || (meeting.Kind == MeetingKind.EmergencyCoordination && toWarning?.Allows(Permission.ConveneEmergencyMeeting) == true);
        var open = meeting.State == MeetingState.Convened && found.CollaborationState is not (CollaborationState.Archived or CollaborationState.Cancelled);
        return new(
            meeting.Id, meeting.Version, new Ref(meeting.CollaborationId.Value, found.CollaborationTitle), meeting.Kind, meeting.Title, meeting.State,
            meeting.ScheduledFor, meeting.HeldAt, [.. meeting.Attendees.Select(x => names.Member(x)!)], meeting.Agenda,
            [.. meeting.Questions.Select(x => new QuestionAsked(x.Question, x.Answer))],
            [.. meeting.Decisions.Select(x => new MeetingDecisionView(x.Id, x.Description, x.Disposition, x.WorkItemId, x.PlanRevisionId, x.Because))],
            meeting.RiskWarningId, meeting.IssueId, found.Deadline, meeting.CreatedAt, meeting.UpdatedAt, open && mayHold ? ["hold"] : []);
    }
}
