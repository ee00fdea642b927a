namespace Collab.Application.Meetings;

/// <summary>A convened meeting took place: who was there, what was asked, what was decided.</summary>
/// <param name="HeldAt">When it began; not in the future.</param>
[Requires(Permission.SeeCollaboration)]
public sealed record HoldMeeting(
    MeetingId Id, long IfMatch, Instant HeldAt, IReadOnlyList<MemberId> AttendeeIds, IReadOnlyList<QuestionAsked>? Questions, IReadOnlyList<DecisionToRecord> Decisions)
    : ICommand<MeetingView>, IConditional, IMinutes
{
    About IAbout.About => new(SubjectType.Meeting, Id.Value);

    internal sealed class Validator : AbstractValidator<HoldMeeting>
    {
        public Validator()
        {
            RuleFor(x => x.AttendeeIds).Must(x => x.Count <= 200);
            Include(new MinutesValidator());
        }
    }

    internal sealed class Handler(
        ICollabDb db, ICaller caller, IClock clock, MeetingRights rights, Attendance attendance, Decisions decisions, MeetingReader meetings) : IRequestHandler<HoldMeeting, MeetingView>
    {
        public async Task<MeetingView> Handle(HoldMeeting command, CancellationToken cancellationToken)
        {
            var meeting = await db.Meetings.GetAsync(command.Id, command.IfMatch, cancellationToken);
            await rights.DemandAsync(meeting.CollaborationId, meeting.Kind, meeting.RiskWarningId, cancellationToken);
            var collaboration = await db.Collaborations.GetForUpdateAsync(meeting.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            var now = clock.GetCurrentInstant();
            await attendance.CheckAsync(collaboration, meeting.Kind, command.AttendeeIds, cancellationToken);
            meeting.Hold(
                command.HeldAt, command.AttendeeIds, [.. (command.Questions ?? []).Select(x => new MeetingQuestion(x.Question, x.Answer))],
                await decisions.DisposeAsync(collaboration, command.Decisions, now, cancellationToken), caller.MemberId!.Value, now);
            if (meeting.Kind == MeetingKind.Kickoff) collaboration.HoldKickoff(command.HeldAt);
            await db.SaveAsync(cancellationToken);
            return await meetings.ViewAsync(meeting.Id, cancellationToken);
        }
    }
}
