using Collab.Api.Session;
using Collab.Application.Organizations;
using Collab.Application.Session;

namespace Collab.Api.Organizations;

internal sealed class SetupEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var setup = api.MapGroup("/setup").WithTags("Setup").AllowAnonymous();
        setup.MapGet("", GetSetup);
        setup.MapPost("", SetUp).ProducesProblem(403).ProducesProblem(429);
    }

    /// <summary>Says that this installation waits for its first organization; 404 once there is one.</summary>
    private static async Task<Ok<SetupView>> GetSetup(IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetSetup(), ct));

    /// <summary>Founds the first organization, with its first department and administrator, who is signed in.</summary>
    /// <remarks>
    /// With the secret of the link that Collab prints on its console when it starts on an empty database: good once, for 24 hours, until the next
    /// start. 403 for another one; 404 once there is an organization. The organization gets the calendar of mainland China, the standard policies and templates.
    /// </remarks>
    private static async Task<Ok<SessionView>> SetUp(SetupBody body, HttpContext context, IMediator mediator, Caller caller, CancellationToken ct)
    {
        var founding = new FoundOrganization(body.Token, body.Organization, body.TimeZone, body.Language, body.Department, body.Name, body.Email, body.Password);
        return await SessionEndpoints.EnterAsync(await mediator.Send(new SetUp(founding, context.Connection.RemoteIpAddress?.ToString()), ct), context, mediator, caller, ct);
    }
}

/// <summary>What the first organization is.</summary>
/// <param name="Token">The secret of the link.</param>
/// <param name="Organization">Its name.</param>
/// <param name="TimeZone">IANA zone, such as Asia/Shanghai.</param>
/// <param name="Language">zh-CN or en.</param>
/// <param name="Department">Name of the first department.</param>
/// <param name="Name">The administrator's.</param>
/// <param name="Email">What the administrator signs in with.</param>
/// <param name="Password">12 to 128 characters; none that everybody uses, nor made of the names given.</param>
public sealed record SetupBody(string Token, string Organization, string TimeZone, string Language, string Department, string Name, string Email, string Password)
{
    // The generated text would carry the password.
    public override string ToString() => nameof(SetupBody);
}
