using Collab.Api.Session;
using Collab.Application.Members;
using Collab.Application.Session;

namespace Collab.Api.Members;

internal sealed class InvitationEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var invitations = api.MapGroup("/invitations").WithTags("Members").AllowAnonymous();
        invitations.MapPost("/look", ReadInvitation).ProducesProblem(403).ProducesProblem(429);
        invitations.MapPost("/accept", AcceptInvitation).ProducesProblem(403).ProducesProblem(429);
    }

    /// <summary>Shows to whom an invitation belongs.</summary>
    /// <remarks>Its secret is in the body, since addresses are written down on the way. 403 for one that is too old, used, replaced or was never made.</remarks>
    private static async Task<Ok<InvitationView>> ReadInvitation(InvitationBody body, HttpContext context, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ReadInvitation(body.Token, context.Connection.RemoteIpAddress?.ToString()), ct));

    /// <summary>Chooses the password of whoever was invited, and signs him in.</summary>
    /// <remarks>Uses the invitation up and ends all his other sessions. 403 for one that is too old, used, replaced or was never made.</remarks>
    private static async Task<Ok<SessionView>> AcceptInvitation(AcceptInvitationBody body, HttpContext context, IMediator mediator, Caller caller, CancellationToken ct) =>
        await SessionEndpoints.EnterAsync(
            await mediator.Send(new AcceptInvitation(body.Token, body.Password, context.Connection.RemoteIpAddress?.ToString()), ct), context, mediator, caller, ct);
}

/// <param name="Token">The secret of the link.</param>
public sealed record InvitationBody(string Token)
{
    public override string ToString() => nameof(InvitationBody);
}

/// <param name="Token">The secret of the link.</param>
/// <param name="Password">12 to 128 characters; none that everybody uses, nor made of the names of person and organization.</param>
public sealed record AcceptInvitationBody(string Token, string Password)
{
    public override string ToString() => nameof(AcceptInvitationBody);
}
