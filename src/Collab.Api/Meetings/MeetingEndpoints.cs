using Collab.Application.Meetings;
using Collab.Domain.Issues;
using Collab.Domain.Meetings;
using Collab.Domain.RiskWarnings;

namespace Collab.Api.Meetings;

internal sealed class MeetingEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var meetings = api.MapGroup("/meetings").WithTags("Meetings");
        meetings.MapGet("", ListMeetings);
        meetings.MapPost("", ConveneMeeting);
        var meeting = meetings.MapGroup("/{id:guid}").WithCurrent(SubjectType.Meeting, route => new GetMeeting(route.Id<MeetingId>()));
        meeting.MapGet("", GetMeeting);
        meeting.MapPost("/hold", HoldMeeting);
    }

    /// <summary>Lists meetings, the latest first.</summary>
    /// <param name="collaborationId">Only those of this collaboration.</param>
    /// <param name="kind">kickoff, emergencyCoordination, issueDiscussion or regular.</param>
    private static async Task<Ok<Page<MeetingView>>> ListMeetings(
        [AsParameters] Paging page, IMediator mediator, CancellationToken ct, CollaborationId? collaborationId = null, MeetingKind? kind = null) =>
        TypedResults.Ok(await mediator.Send(new ListMeetings(collaborationId, kind, page.Limit, page.Cursor), ct));

    /// <summary>Convenes a meeting, or records one that was held.</summary>
    /// <remarks>
    /// With <c>heldAt</c> it is recorded as held at once, else it is convened for <c>scheduledFor</c> and the attendees are told. The lead
    /// department and the initiator convene. A kick-off (process step 1) belongs to a draft, and each involved department has its head,
    /// liaison or deputy among the attendees, else 422 <c>meeting.departmentNotRepresented</c> with the department's name; once held,
    /// each department owes its commitment. An emergency coordination meeting (step 4) names the risk warning that called for it;
    /// convening it meets the 24 hours, and also who owes the task or raised the warning may do it.
    /// </remarks>
    private static async Task<Created<MeetingView>> ConveneMeeting(ConveneMeetingBody body, IMediator mediator, CancellationToken ct)
    {
        var meeting = await mediator.Send(
            new ConveneMeeting(
                body.CollaborationId, body.Kind, body.Title, body.ScheduledFor, body.HeldAt, body.AttendeeIds, body.Agenda,
                body.RiskWarningId, body.IssueId, body.Questions, body.Decisions), ct);
        return TypedResults.Created($"/api/v1/meetings/{meeting.Id}", meeting);
    }

    /// <summary>Shows one meeting.</summary>
    private static async Task<Ok<MeetingView>> GetMeeting(MeetingId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetMeeting(id), ct));

    /// <summary>Records that a convened meeting was held, with its decisions.</summary>
    /// <remarks>
    /// A decision becomes a task (created with its R and A), names a revision of the plan, or says why nothing is to be done; else 422
    /// <c>meeting.decisionNeedsOutcome</c>. 409 when it was held already.
    /// </remarks>
    private static async Task<Ok<MeetingView>> HoldMeeting(MeetingId id, IfMatch ifMatch, HoldMeetingBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new HoldMeeting(id, ifMatch.Version, body.HeldAt, body.AttendeeIds, body.Questions, body.Decisions), ct));
}

/// <summary>Who is called together, for what and when.</summary>
/// <param name="Kind">kickoff, emergencyCoordination, issueDiscussion or regular.</param>
/// <param name="Title">Left out: made of the kind and what the meeting is about.</param>
/// <param name="ScheduledFor">When it is to take place (UTC); required unless heldAt is given.</param>
/// <param name="HeldAt">It took place then (UTC, not in the future) and is recorded as held.</param>
/// <param name="RiskWarningId">Required for emergencyCoordination.</param>
/// <param name="IssueId">The issue that is discussed.</param>
/// <param name="Questions">Only together with heldAt.</param>
/// <param name="Decisions">Only together with heldAt.</param>
public sealed record ConveneMeetingBody(
    CollaborationId CollaborationId, MeetingKind Kind, IReadOnlyList<MemberId> AttendeeIds, string? Title = null, Instant? ScheduledFor = null, Instant? HeldAt = null,
    string? Agenda = null, RiskWarningId? RiskWarningId = null, IssueId? IssueId = null,
    IReadOnlyList<QuestionAsked>? Questions = null, IReadOnlyList<DecisionToRecord>? Decisions = null);

/// <summary>What is written down of a meeting that was held.</summary>
/// <param name="HeldAt">When it began (UTC); not in the future.</param>
/// <param name="AttendeeIds">Who was there.</param>
public sealed record HoldMeetingBody(
    Instant HeldAt, IReadOnlyList<MemberId> AttendeeIds, IReadOnlyList<DecisionToRecord> Decisions, IReadOnlyList<QuestionAsked>? Questions = null);
