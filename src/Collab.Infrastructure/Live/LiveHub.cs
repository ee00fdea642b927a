using Collab.Application.Collaborations;
using Collab.Infrastructure.Session;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Collab.Infrastructure.Live;

/// <summary>
/// Tells browsers that something changed, never what. Server to client: <c>changed</c>, <c>notified</c>; client to server:
/// <c>Watch</c>, <c>Unwatch</c>.
/// </summary>
[Authorize]
public sealed class LiveHub(IMediator mediator, Caller caller) : Hub
{
    public const string Path = "/live";

    public override async Task OnConnectedAsync()
    {
        var owner = SessionIdentity.Of(Context.User)!.Owner;
        await Groups.AddToGroupAsync(Context.ConnectionId, LiveGroups.Of(owner.MemberId));
        await Groups.AddToGroupAsync(Context.ConnectionId, LiveGroups.Of(owner.OrganizationId));
    }

    /// <summary>Hears of changes in a collaboration from now on; refused like reading it.</summary>
    public async Task Watch(Guid collaborationId)
    {
        caller.SignIn(SessionIdentity.Of(Context.User)!.Owner);
        try
        {
            await mediator.Send(new WatchCollaboration(new(collaborationId)), Context.ConnectionAborted);
        }
        catch (Exception e) when (e is NotFoundException or ForbiddenException)
        {
            throw new HubException("notFound");
        }
        await Groups.AddToGroupAsync(Context.ConnectionId, LiveGroups.Of(new CollaborationId(collaborationId)));
    }

    public Task Unwatch(Guid collaborationId) => Groups.RemoveFromGroupAsync(Context.ConnectionId, LiveGroups.Of(new CollaborationId(collaborationId)));
}

internal static class LiveGroups
{
    public static string Of(MemberId member) => $"member:{member}";

    public static string Of(OrganizationId organization) => $"organization:{organization}";

    public static string Of(CollaborationId collaboration) => $"collaboration:{collaboration}";
}
