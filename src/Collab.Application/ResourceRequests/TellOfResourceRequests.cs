namespace Collab.Application.ResourceRequests;

/// <summary>Tells those whose turn it is: the requester of the reply, the sponsor of what was taken up, both sides of how it ended.</summary>
internal sealed class TellOfResourceRequests(People people, Notices notices)
    : IReactTo<ResourceRequestReplied>, IReactTo<ResourceRequestEscalated>, IReactTo<ResourceRequestSettled>, IReactTo<ResourceRequestWithdrawn>
{
    public Task ReactAsync(ResourceRequestReplied happened, CancellationToken ct)
    {
        notices.Ask(
            happened.RequesterId, NotificationKind.ResourceRequestReplied, happened.Subject, happened.Collaboration, happened.At,
            new Dictionary<string, string> { ["decision"] = CollabJson.Name(happened.Decision) });
        return Task.CompletedTask;
    }

    public async Task ReactAsync(ResourceRequestEscalated happened, CancellationToken ct) =>
        notices.Ask(
            await people.SponsorAsync(happened.Collaboration, ct), NotificationKind.ResourceRequestEscalated, happened.Subject, happened.Collaboration, happened.At,
            new Dictionary<string, string> { ["reason"] = happened.Reason });

    public async Task ReactAsync(ResourceRequestSettled happened, CancellationToken ct)
    {
        var provider = await people.LiaisonOrHeadAsync(happened.Collaboration, happened.ProviderId, ct);
        Tell([happened.RequesterId, provider], NotificationKind.ResourceRequestSettled, happened, "outcome", CollabJson.Name(happened.Outcome));
    }

    public async Task ReactAsync(ResourceRequestWithdrawn happened, CancellationToken ct)
    {
        var provider = await people.LiaisonOrHeadAsync(happened.Collaboration, happened.ProviderId, ct);
        Tell([provider], NotificationKind.ResourceRequestWithdrawn, happened, "reason", happened.Reason);
    }

    private void Tell(IEnumerable<MemberId?> who, NotificationKind kind, ResourceRequestEvent happened, string name, string value) =>
        notices.Tell(who, kind, happened.Subject, happened.Collaboration, happened.At, new Dictionary<string, string> { [name] = value });
}
