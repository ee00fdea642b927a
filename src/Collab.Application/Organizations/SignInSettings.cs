namespace Collab.Application.Organizations;

/// <summary>How members of the organization sign in.</summary>
/// <param name="SecondFactor">off: nobody is asked for a code; optional: who has set up an app; required: everybody.</param>
/// <param name="WithSecondFactor">How many members who can sign in have one.</param>
/// <param name="Members">How many there are.</param>
public sealed record SignInSettingsView(SecondFactorPolicy SecondFactor, int WithSecondFactor, int Members, long Version) : IVersioned;

/// <summary>Shows how members sign in.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record GetSignInSettings : IQuery<SignInSettingsView>
{
    internal sealed class Handler(ICollabDb db) : IRequestHandler<GetSignInSettings, SignInSettingsView>
    {
        public async Task<SignInSettingsView> Handle(GetSignInSettings query, CancellationToken cancellationToken)
        {
            var organization = await db.Organizations.Select(o => new { o.SecondFactorPolicy, o.Version }).SingleAsync(cancellationToken);
            return new(
                organization.SecondFactorPolicy,
                await db.SecondFactors.CountAsync(f => f.ConfirmedAt != null && db.Members.Any(m => m.Id == f.Id && m.Active), cancellationToken),
                await db.Members.CountAsync(m => m.Active, cancellationToken),
                organization.Version);
        }
    }
}

/// <summary>Changes how members sign in; from the next sign-in on.</summary>
[Requires(Permission.ManageOrganization, InPerson = true, Recently = true)]
public sealed record ChangeSignInSettings(OrganizationId Id, long IfMatch, SecondFactorPolicy SecondFactor) : ICommand<SignInSettingsView>, IConditional
{
    About IAbout.About => new(SubjectType.Organization, Id.Value);

    internal sealed class Validator : AbstractValidator<ChangeSignInSettings>
    {
        public Validator() => RuleFor(x => x.SecondFactor).IsInEnum();
    }

    internal sealed class Handler(ICollabDb db, IClock clock, IMediator mediator) : IRequestHandler<ChangeSignInSettings, SignInSettingsView>
    {
        public async Task<SignInSettingsView> Handle(ChangeSignInSettings command, CancellationToken cancellationToken)
        {
            (await db.Organizations.GetAsync(command.Id, command.IfMatch, cancellationToken)).AskSecondFactor(command.SecondFactor, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await mediator.Send(new GetSignInSettings(), cancellationToken);
        }
    }
}
