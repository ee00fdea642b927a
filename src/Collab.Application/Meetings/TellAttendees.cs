namespace Collab.Application.Meetings;

/// <summary>Who is invited is told when; who was there is told that the minutes are written.</summary>
internal sealed class TellAttendees(Notices notices) : IReactTo<MeetingConvened>, IReactTo<MeetingHeld>
{
    public Task ReactAsync(MeetingConvened happened, CancellationToken ct)
    {
        notices.Ask(People(happened.Attendees), NotificationKind.MeetingConvened, happened.Subject, happened.Collaboration, happened.At, new Dictionary<string, string>
        {
            ["kind"] = CollabJson.Name(happened.Kind),
            ["scheduledFor"] = CollabJson.Text(happened.ScheduledFor),
        });
        return Task.CompletedTask;
    }

    public Task ReactAsync(MeetingHeld happened, CancellationToken ct)
    {
        notices.Tell(
            People(happened.Attendees), NotificationKind.MeetingHeld, happened.Subject, happened.Collaboration, happened.At,
            new Dictionary<string, string> { ["kind"] = CollabJson.Name(happened.Kind) });
        return Task.CompletedTask;
    }

    private static IEnumerable<MemberId?> People(IEnumerable<MemberId> attendees) => attendees.Select(x => (MemberId?)x);
}
