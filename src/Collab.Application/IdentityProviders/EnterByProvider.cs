using Collab.Application.Session;

namespace Collab.Application.IdentityProviders;

/// <summary>Whoever wants to sign in asks with which provider.</summary>
/// <param name="Who">An e-mail address, its domain, or the organization's name.</param>
/// <param name="Address">From where, as far as it is known.</param>
[Requires(Permission.Anyone)]
public sealed record FindProvider(string Who, string? Address) : IQuery<FoundProvider>
{
    internal sealed class Handler(IProviderDirectory directory, ILimitAttempts limit) : IRequestHandler<FindProvider, FoundProvider>
    {
        public async Task<FoundProvider> Handle(FindProvider query, CancellationToken cancellationToken)
        {
            var attempt = await limit.BeginAsync(null, query.Address, cancellationToken);
            // By the domain alone: whether a person is known is nobody's business.
            var found = await directory.FindAsync(query.Who.Split('@')[^1].Trim(), cancellationToken) ?? throw new ForbiddenException("provider.unknown");
            await limit.SucceedAsync(attempt, cancellationToken);
            return found;
        }
    }
}

/// <summary>Whoever wants to sign in is sent to the provider.</summary>
[Requires(Permission.Anyone, InPerson = true)]
public sealed record BeginProviderSignIn(string Who, Uri? ReturnTo, string? Address) : ICommand<ProviderJourney>
{
    internal sealed class Handler(ProviderTravel travel, Caller caller, IMediator mediator) : IRequestHandler<BeginProviderSignIn, ProviderJourney>
    {
        public async Task<ProviderJourney> Handle(BeginProviderSignIn command, CancellationToken cancellationToken)
        {
            var found = await mediator.Send(new FindProvider(command.Who, command.Address), cancellationToken);
            caller.ActAsSystem(found.OrganizationId);
            return await travel.BeginAsync(await mediator.Send(new ReadProviderAccount(), cancellationToken), FlowPurpose.SignIn, null, command.ReturnTo, cancellationToken);
        }
    }
}

/// <summary>A signed-in member is sent to the provider, to link himself, or to prove again who he is.</summary>
[Requires(Permission.Anyone, InPerson = true)]
public sealed record BeginOwnJourney(FlowPurpose Purpose, Uri? ReturnTo) : ICommand<ProviderJourney>
{
    internal sealed class Handler(ProviderTravel travel, ICaller caller, IMediator mediator) : IRequestHandler<BeginOwnJourney, ProviderJourney>
    {
        public async Task<ProviderJourney> Handle(BeginOwnJourney command, CancellationToken cancellationToken)
        {
            IQuery<ProviderAccount> read = command.Purpose == FlowPurpose.Link ? new ReadProviderToLink() : new ReadProviderToProve();
            return await travel.BeginAsync(await mediator.Send(read, cancellationToken), command.Purpose, caller.MemberId, command.ReturnTo, cancellationToken);
        }
    }
}

/// <summary>The browser is back from the provider.</summary>
/// <param name="Browser">The secret of its cookie.</param>
/// <param name="Session">The secret of its session; empty when there is none.</param>
[Requires(Permission.Anyone, InPerson = true)]
public sealed record EndProviderJourney(string State, string Code, string Browser, string Session) : ICommand<JourneyEnded>
{
    internal sealed class Handler(IProviderFlows flows, IOpenIdConnect provider, ISessions sessions, Caller caller, IMachineClock clock, IMediator mediator)
        : IRequestHandler<EndProviderJourney, JourneyEnded>
    {
        /// <summary>How far the provider's clock may be behind.</summary>
        private static readonly Duration Skew = Duration.FromMinutes(2);

        public async Task<JourneyEnded> Handle(EndProviderJourney command, CancellationToken cancellationToken)
        {
            var flow = await flows.TakeAsync(command.State, command.Browser, cancellationToken) ?? throw new ForbiddenException("provider.flowEnded");
            caller.IdempotencyKey = null;
            if (flow.Purpose == FlowPurpose.SignIn) caller.ActAsSystem(flow.OrganizationId);
            else if (caller.MemberId != flow.MemberId || caller.OrganizationId != flow.OrganizationId) throw new ForbiddenException("provider.flowEnded");
            IQuery<ProviderAccount> read = flow.Purpose == FlowPurpose.SignIn ? new ReadProviderAccount() : new ReadOwnProvider();
            var identity = await provider.RedeemAsync(await mediator.Send(read, cancellationToken), flow, command.Code, cancellationToken);
            switch (flow.Purpose)
            {
                case FlowPurpose.SignIn:
                    var member = await mediator.Send(new Admit(identity), cancellationToken);
                    return new(flow.Purpose, await sessions.BeginByProviderAsync(flow.OrganizationId, member, identity.Strong, cancellationToken));
                case FlowPurpose.Link:
                    await mediator.Send(new LinkMe(identity), cancellationToken);
                    return new(flow.Purpose, null);
                default:
                    // An old sign-in there is no proof of who sits here now.
                    if (identity.SignedInAt is not { } at || at < flow.BegunAt - Skew || at > clock.MachineTime + Skew) throw new ForbiddenException("provider.refused");
                    await mediator.Send(new RecognizeMe(identity), cancellationToken);
                    await sessions.ProveAsync(flow.OrganizationId, command.Session, cancellationToken);
                    return new(flow.Purpose, null);
            }
        }
    }

    public override string ToString() => nameof(EndProviderJourney);
}

/// <param name="Address">Where the browser goes.</param>
/// <param name="Browser">For its cookie.</param>
public sealed record ProviderJourney(string Address, string Browser)
{
    public override string ToString() => nameof(ProviderJourney);
}

/// <param name="Session">For signing in.</param>
public sealed record JourneyEnded(FlowPurpose Purpose, OpenedSession? Session)
{
    public override string ToString() => nameof(JourneyEnded);
}

/// <summary>Begins ways to a provider.</summary>
internal sealed class ProviderTravel(IProviderFlows flows, IOpenIdConnect provider) : IPerMessage
{
    public async Task<ProviderJourney> BeginAsync(ProviderAccount account, FlowPurpose purpose, MemberId? member, Uri? returnTo, CancellationToken ct)
    {
        if (returnTo is null) throw new RuleBrokenException(IdentityProviderRules.AddressMissing);
        var flow = await flows.BeginAsync(account.OrganizationId, purpose, member, returnTo, ct);
        return new(await provider.AddressAsync(account, flow, ct), flow.Browser);
    }
}
