using Collab.Application.Session;

namespace Collab.Application.Organizations;

/// <summary>Whoever started Collab on an empty database sets it up with the link from the console, once, and is signed in as administrator.</summary>
/// <param name="Address">From where, as far as it is known.</param>
[Requires(Permission.Anyone, InPerson = true)]
public sealed record SetUp(FoundOrganization Founding, string? Address) : ICommand<OpenedSession>
{
    internal sealed class Handler(ISetupLinks links, ILimitAttempts limit, ISessions sessions, Caller caller, IMediator mediator) : IRequestHandler<SetUp, OpenedSession>
    {
        public async Task<OpenedSession> Handle(SetUp command, CancellationToken cancellationToken)
        {
            if (!await links.IsOpenAsync(cancellationToken)) throw new NotFoundException();
            var attempt = await limit.BeginAsync(null, command.Address, cancellationToken);
            if (!await links.FitsAsync(command.Founding.Token, cancellationToken)) throw new ForbiddenException("setup.linkInvalid");
            await limit.SucceedAsync(attempt, cancellationToken);
            caller.SignIn(new(
                NewId.Of<OrganizationId>(), NewId.Of<MemberId>(), NewId.Of<DepartmentId>(), IsAdministrator: true, IsHead: false, IsSponsor: false, caller.Language));
            // A key would keep the hash of a password.
            caller.IdempotencyKey = null;
            var (organization, member) = (caller.OrganizationId, caller.MemberId!.Value);
            await mediator.Send(command.Founding, cancellationToken);
            return await sessions.BeginAsync(organization, member, cancellationToken);
        }
    }

    public override string ToString() => nameof(SetUp);
}

/// <summary>Asks whether this installation waits to be set up.</summary>
[Requires(Permission.Anyone)]
public sealed record GetSetup : IQuery<SetupView>
{
    internal sealed class Handler(ISetupLinks links) : IRequestHandler<GetSetup, SetupView>
    {
        public async Task<SetupView> Handle(GetSetup query, CancellationToken cancellationToken) =>
            await links.IsOpenAsync(cancellationToken) ? new(true) : throw new NotFoundException();
    }
}

/// <param name="Open">True: there is no organization yet.</param>
public sealed record SetupView(bool Open);

/// <summary>The one link of the installation on which its first organization is founded. The database decides, whichever process made it.</summary>
public interface ISetupLinks
{
    /// <summary>A new secret, for a day; a former one is void. Null where an organization exists.</summary>
    Task<string?> IssueAsync(CancellationToken ct);

    /// <summary>Whether no organization exists.</summary>
    Task<bool> IsOpenAsync(CancellationToken ct);

    /// <summary>Whether it is the present secret and not too old.</summary>
    Task<bool> FitsAsync(string token, CancellationToken ct);

    /// <summary>Uses it up in the message's transaction; false when it does not fit or an organization exists.</summary>
    Task<bool> TakeAsync(string token, CancellationToken ct);
}
