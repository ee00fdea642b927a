namespace Collab.Application.ResourceRequests;

/// <summary>The provider owes a reply within 2 workdays of its own calendar, from the submission until it has replied.</summary>
internal sealed class KeepReplyDeadline(Duties duties, People people, Notices notices)
    : IReactTo<ResourceRequestSubmitted>, IReactTo<ResourceRequestReplied>, IReactTo<ResourceRequestWithdrawn>
{
    public async Task ReactAsync(ResourceRequestSubmitted happened, CancellationToken ct)
    {
        var owner = await people.LiaisonOrHeadAsync(happened.Collaboration, happened.ProviderId, ct);
        var duty = new Duty(happened.Collaboration, happened.Subject, happened.ProviderId, owner, happened.RequesterId);
        var deadline = await duties.OpenAsync(happened.ReplyDeadlineId, DeadlineKind.ResourceReply, duty, happened.At, ct);
        notices.Ask(
            owner, NotificationKind.ResourceRequestSubmitted, happened.Subject, happened.Collaboration, happened.At,
            new Dictionary<string, string> { ["dueAt"] = CollabJson.Text(deadline.DueAt) });
    }

    public Task ReactAsync(ResourceRequestReplied happened, CancellationToken ct) => duties.MeetAsync(happened.ReplyDeadlineId, happened.At, ct);

    public Task ReactAsync(ResourceRequestWithdrawn happened, CancellationToken ct) =>
        duties.WaiveAsync(happened.ReplyDeadlineId, happened.Reason, happened.At, ct);
}
