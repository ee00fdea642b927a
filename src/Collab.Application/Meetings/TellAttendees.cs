namespace Collab.Application.Meetings;

/// <summary>Who is invited is told when; who was there is told that the minutes are written.</summary>
internal sealed class TellAttendees(Notices notices) : IReactTo<MeetingConvened>, IReactTo<MeetingHeld>
{
    public Task ReactAsync(MeetingConvened happened, CancellationToken ct)
    {
        Tell(happened, NotificationKind.MeetingConvened, happened.Attendees, new Dictionary<string, string>
        {
            ["kind"] = CollabJson.Name(happened.Kind),
            ["scheduledFor"] = CollabJson.Text(happened.ScheduledFor),
        });
        return Task.CompletedTask;
    }

    public Task ReactAsync(MeetingHeld happened, CancellationToken ct)
    {
        Tell(happened, NotificationKind.MeetingHeld, happened.Attendees, new Dictionary<string, string> { ["kind"] = CollabJson.Name(happened.Kind) });
        return Task.CompletedTask;
    }

    private void Tell(MeetingEvent happened, NotificationKind kind, IEnumerable<MemberId> attendees, Dictionary<string, string> values) =>
        notices.Tell(attendees.Select(x => (MemberId?)x), kind, happened.Subject, happened.Collaboration, happened.At, values);
}
