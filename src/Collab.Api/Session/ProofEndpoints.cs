using Collab.Application.Session;

namespace Collab.Api.Session;

internal sealed class ProofEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var proof = api.MapGroup("/session/proof").WithTags("Session");
        proof.MapGet("", GetProofs);
        proof.MapPost("", ProveAgain).ProducesProblem(429);
    }

    /// <summary>Shows by what one can prove again who one is.</summary>
    private static async Task<Ok<ProofsView>> GetProofs(IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetProofs(), ct));

    /// <summary>Proves again who one is, by the password or a code.</summary>
    /// <remarks>What is dangerous is answered with 403 `session.proofNeeded` when the last proof is older than 10 minutes; after this, send it again.</remarks>
    private static async Task<NoContent> ProveAgain(ProofBody body, HttpContext context, IMediator mediator, Caller caller, CancellationToken ct)
    {
        caller.IdempotencyKey = null;   // a key would keep the hash of a password
        var secret = SessionEndpoints.SecretOf(context);
        await mediator.Send(new ProveAgain(secret, body.Password, body.Code, context.Connection.RemoteIpAddress?.ToString()), ct);
        return TypedResults.NoContent();
    }
}

/// <summary>One of the two.</summary>
/// <param name="Code">Six digits of the app, or a recovery code.</param>
public sealed record ProofBody(string? Password = null, string? Code = null)
{
    public override string ToString() => nameof(ProofBody);
}
