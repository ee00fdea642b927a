using Collab.Application.Calendars;

namespace Collab.Application.Meetings;

/// <summary>
/// The lead calls people together, or records a meeting that took place: kick-off (process step 1), emergency coordination
/// (step 4), discussion of an issue (step 5).
/// </summary>
/// <param name="Title">Null: made of the kind and what it is about.</param>
/// <param name="ScheduledFor">When it is to take place; not needed for one that was held.</param>
/// <param name="HeldAt">Given: it took place then and is recorded as held.</param>
/// <param name="Questions">Only of a meeting that was held.</param>
/// <param name="Decisions">Only of a meeting that was held.</param>
[Requires(Permission.SeeCollaboration)]
public sealed record ConveneMeeting(
    CollaborationId CollaborationId, MeetingKind Kind, string? Title, Instant? ScheduledFor, Instant? HeldAt, IReadOnlyList<MemberId> AttendeeIds, string? Agenda,
    RiskWarningId? RiskWarningId, IssueId? IssueId, IReadOnlyList<QuestionAsked>? Questions, IReadOnlyList<DecisionToRecord>? Decisions) : ICommand<MeetingView>, IAbout, IMinutes
{
    About IAbout.About => new(SubjectType.Collaboration, CollaborationId.Value);

    internal sealed class Validator : AbstractValidator<ConveneMeeting>
    {
        public Validator()
        {
            RuleFor(x => x.Kind).IsInEnum();
            RuleFor(x => x.Title).MaximumLength(200);
            RuleFor(x => x.Agenda).MaximumLength(4_000);
            RuleFor(x => x.AttendeeIds).Must(x => x.Count <= 200);
            RuleFor(x => x.Questions).Null().When(x => x.HeldAt == null);
            RuleFor(x => x.Decisions).Null().When(x => x.HeldAt == null);
            Include(new MinutesValidator());
        }
    }

    internal sealed class Handler(
        ICollabDb db, ICaller caller, IClock clock, Today today, MeetingRights rights, Attendance attendance, Decisions decisions, MeetingReader meetings) : IRequestHandler<ConveneMeeting, MeetingView>
    {
        public async Task<MeetingView> Handle(ConveneMeeting command, CancellationToken cancellationToken)
        {
            // Before anything of it is asked for: a warning that is not there, or elsewhere, is a wrong field and not a wrong address.
            if (command.RiskWarningId is { } named && !await db.RiskWarnings.AnyAsync(x => x.Id == named && x.CollaborationId == command.CollaborationId, cancellationToken))
                throw new RuleBrokenException(MeetingRules.RiskWarningUnknown);
            await rights.DemandAsync(command.CollaborationId, command.Kind, command.RiskWarningId, cancellationToken);
            var collaboration = await db.Collaborations.GetForUpdateAsync(command.CollaborationId, cancellationToken);
            var warning = command.RiskWarningId is { } warningId ? await db.RiskWarnings.GetAsync(warningId, cancellationToken) : null;
            var issue = command.IssueId is { } issueId
                ? await db.Issues.SingleOrDefaultAsync(x => x.Id == issueId && x.CollaborationId == command.CollaborationId, cancellationToken)
                    ?? throw new RuleBrokenException(MeetingRules.IssueUnknown)
                : null;
            var title = command.Title ?? RuleTexts.Of(
                $"meeting.title.{CollabJson.Name(command.Kind)}", caller.Language, warning?.Title ?? issue?.Title ?? collaboration.Title);
            var meeting = await MakeAsync(command, collaboration, title, cancellationToken);
            if (command.Kind == MeetingKind.EmergencyCoordination) warning!.Convened(meeting.Id, clock.GetCurrentInstant());
            db.Meetings.Add(meeting);
            await db.SaveAsync(cancellationToken);
            return await meetings.ViewAsync(meeting.Id, cancellationToken);
        }

        private async Task<Meeting> MakeAsync(ConveneMeeting command, Collaboration collaboration, string title, CancellationToken ct)
        {
            var (by, now) = (caller.MemberId!.Value, clock.GetCurrentInstant());
            collaboration.RequireOpen();
            if (command.Kind == MeetingKind.Kickoff) collaboration.RequireState(CollaborationState.Draft);
            await attendance.CheckAsync(collaboration, command.Kind, command.AttendeeIds, ct);
            if (command is { HeldAt: null, ScheduledFor: { } scheduledFor }) await today.RequireNotOverAsync(scheduledFor, "scheduledFor", ct);
            if (command.HeldAt is not { } heldAt)
                return Meeting.Convene(
                    collaboration, command.Kind, title, command.ScheduledFor ?? throw new RuleBrokenException(MeetingRules.TimeRequired),
                    command.AttendeeIds, command.Agenda, command.RiskWarningId, command.IssueId, by, now);
            var meeting = Meeting.Record(
                collaboration, command.Kind, title, heldAt, command.AttendeeIds, command.Agenda,
                [.. (command.Questions ?? []).Select(x => new MeetingQuestion(x.Question, x.Answer))],
                await decisions.DisposeAsync(collaboration, command.Decisions ?? [], now, ct),
                command.RiskWarningId, command.IssueId, by, now);
            if (command.Kind == MeetingKind.Kickoff) collaboration.HoldKickoff(heldAt);
            return meeting;
        }
    }
}
