namespace Collab.Application.ResourceRequests;

/// <summary>What every change of a resource request has in common: seen in its present version, in a collaboration that is open.</summary>
internal sealed class ChangingResourceRequests(ICollabDb db, ICaller caller, IClock clock, ResourceRequestReader requests) : IPerMessage
{
    /// <param name="change">Gets the request, who does it, and when.</param>
    public async Task<ResourceRequestView> ChangeAsync(
        ResourceRequestId id, long ifMatch, Action<ResourceRequest, MemberId, Instant> change, CancellationToken ct)
    {
        var request = await db.ResourceRequests.GetAsync(id, ifMatch, ct);
        var collaboration = await db.Collaborations.GetForUpdateAsync(request.CollaborationId, ct);
        collaboration.RequireOpen();
        change(request, caller.MemberId!.Value, clock.GetCurrentInstant());
        await db.SaveAsync(ct);
        return await requests.ViewAsync(id, ct);
    }
}
