namespace Collab.Application.Delegations;

/// <summary>The deputy learns for whom he stands in and until when; the member, when another arranged it.</summary>
internal sealed class TellOfDelegations(Notices notices, Names names) : IReactTo<DelegationArranged>, IReactTo<DelegationEnded>
{
    public async Task ReactAsync(DelegationArranged happened, CancellationToken ct)
    {
        await names.LoadMembersAsync([happened.DeputyId], ct);
        notices.Tell([happened.DeputyId, happened.AbsentId], NotificationKind.DelegationArranged, happened.Subject, null, happened.At, new Dictionary<string, string>
        {
            ["absent"] = happened.Title,
            ["deputy"] = names.Member(happened.DeputyId)?.Name ?? "",
            ["from"] = CollabJson.Text(happened.FirstDay),
            ["to"] = CollabJson.Text(happened.LastDay),
        });
    }

    public Task ReactAsync(DelegationEnded happened, CancellationToken ct)
    {
        notices.Tell([happened.DeputyId, happened.AbsentId], NotificationKind.DelegationEnded, happened.Subject, null, happened.At, new Dictionary<string, string> { ["absent"] = happened.Title });
        return Task.CompletedTask;
    }
}
