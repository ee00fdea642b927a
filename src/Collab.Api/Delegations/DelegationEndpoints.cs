using Collab.Application.Delegations;
using Collab.Domain.Delegations;

namespace Collab.Api.Delegations;

internal sealed class DelegationEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var delegations = api.MapGroup("/delegations").WithTags("Delegations");
        delegations.MapGet("", ListDelegations);
        delegations.MapPost("", ArrangeDelegation);
        var delegation = delegations.MapGroup("/{id:guid}").WithCurrent(SubjectType.Delegation, route => new GetDelegation(route.Id<DelegationId>()));
        delegation.MapGet("", GetDelegation);
        delegation.MapPost("/end", EndDelegation);
    }

    /// <summary>Lists who is away and who stands in, the latest first.</summary>
    /// <param name="memberId">Only the absences of this member.</param>
    /// <param name="deputyId">Only those in which this member stands in.</param>
    /// <param name="current">true: only those that hold now or will; false: only those that are over.</param>
    private static async Task<Ok<Page<DelegationView>>> ListDelegations(
        [AsParameters] Paging page, IMediator mediator, CancellationToken ct, MemberId? memberId = null, MemberId? deputyId = null, bool? current = null) =>
        TypedResults.Ok(await mediator.Send(new ListDelegations(memberId, deputyId, current, page.Limit, page.Cursor), ct));

    /// <summary>Says that a member is away for some days, and who stands in.</summary>
    /// <remarks>
    /// One's own absence; the head of the department and administrators may say it for somebody. In these days reminders, breaches and
    /// escalations for the absent go to the deputy, or to the deputy's deputy while that one is away too, and the deputy may do in
    /// collaborations what the absent may; the record names both. What is owed stays the absent's. Without a deputy nobody is told in
    /// his place, and the chain goes on to its next level.
    /// </remarks>
    private static async Task<Created<DelegationView>> ArrangeDelegation(ArrangeDelegationBody body, IMediator mediator, CancellationToken ct)
    {
        var delegation = await mediator.Send(new ArrangeDelegation(body.MemberId, body.DeputyId, body.FirstDay, body.LastDay, body.Reason), ct);
        return TypedResults.Created($"/api/v1/delegations/{delegation.Id}", delegation);
    }

    /// <summary>Shows one delegation.</summary>
    private static async Task<Ok<DelegationView>> GetDelegation(DelegationId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetDelegation(id), ct));

    /// <summary>Ends a delegation: the member is back, or does not go.</summary>
    /// <remarks>The member, the head of his department, an administrator. From now on nobody acts in his name. 409 when it is over.</remarks>
    private static async Task<Ok<DelegationView>> EndDelegation(DelegationId id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new EndDelegation(id, ifMatch.Version), ct));
}

/// <param name="FirstDay">The first day away, in the organization's time zone.</param>
/// <param name="LastDay">The last day away, included.</param>
/// <param name="MemberId">Who is away; null: oneself.</param>
/// <param name="DeputyId">Who stands in; null: nobody.</param>
/// <param name="Reason">Shown to the member, the deputy, the head and administrators.</param>
public sealed record ArrangeDelegationBody(LocalDate FirstDay, LocalDate LastDay, MemberId? MemberId = null, MemberId? DeputyId = null, string? Reason = null);
