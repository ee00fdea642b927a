using System.Collections.Concurrent;
using Collab.Application.Collaborations;
using Collab.Application.Session;
using Collab.Infrastructure.Session;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Collab.Infrastructure.Live;

/// <summary>
/// Tells browsers that something changed, never what. Server to client: <c>changed</c>, <c>notified</c>; client to server:
/// <c>Watch</c>, <c>Unwatch</c>.
/// </summary>
[Authorize(Policy = Policy)]
public sealed class LiveHub(IMediator mediator, Caller caller, LiveAudience audience) : Hub
{
    public const string Path = "/live";

    /// <summary>For browsers of somebody who signed in: a connection outlives the request, and an access token that is revoked must not.</summary>
    public const string Policy = "live";

    public override async Task OnConnectedAsync()
    {
        var session = SessionIdentity.Of(Context.User)!;
        var owner = session.Owner;
        audience.Joined(session, Context);
        await Groups.AddToGroupAsync(Context.ConnectionId, LiveGroups.Of(owner.MemberId));
        await Groups.AddToGroupAsync(Context.ConnectionId, LiveGroups.Of(owner.OrganizationId));
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        audience.Left(SessionIdentity.Of(Context.User)!, Context);
        return base.OnDisconnectedAsync(exception);
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

/// <summary>Whose browsers are connected to this process: for nobody else is anything counted, and none outlives its session.</summary>
public sealed class LiveAudience
{
    private readonly ConcurrentDictionary<MemberId, int> _connections = new();
    private readonly ConcurrentDictionary<string, (string Session, HubCallerContext Connection)> _open = new();

    internal bool Has(MemberId member) => _connections.GetValueOrDefault(member) > 0;

    internal void Joined(SessionIdentity session, HubCallerContext connection)
    {
        _connections.AddOrUpdate(session.Owner.MemberId, 1, (_, count) => count + 1);
        _open[connection.ConnectionId] = (Convert.ToHexStringLower(Secret.HashOf(session.Secret)), connection);
    }

    internal void Left(SessionIdentity session, HubCallerContext connection)
    {
        _connections.AddOrUpdate(session.Owner.MemberId, 0, (_, count) => count - 1);
        _open.TryRemove(connection.ConnectionId, out _);
    }

    /// <summary>Cuts what is still connected under a session that has ended.</summary>
    /// <param name="session">Its hash in hexadecimal digits.</param>
    internal void End(string session)
    {
        foreach (var open in _open.Values.Where(x => x.Session == session)) open.Connection.Abort();
    }
}

internal static class LiveGroups
{
    public static string Of(MemberId member) => $"member:{member}";

    public static string Of(OrganizationId organization) => $"organization:{organization}";

    public static string Of(CollaborationId collaboration) => $"collaboration:{collaboration}";
}
