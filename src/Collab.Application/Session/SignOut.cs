using Collab.Application.AuditEntries;

namespace Collab.Application.Session;

/// <summary>A member signs out; the session ends everywhere at once.</summary>
/// <param name="Secret">The session's, from the cookie.</param>
[Requires(Permission.SignedIn, InPerson = true)]
public sealed record SignOut(string Secret) : ICommand<Unit>
{
    internal sealed class Handler(ISessions sessions, ICaller caller, ICollabDb db, IAuditTrail trail) : IRequestHandler<SignOut, Unit>
    {
        public async Task<Unit> Handle(SignOut command, CancellationToken cancellationToken)
        {
            trail.Add("signedOut", await trail.MeAsync(db, caller, cancellationToken));
            await db.SaveAsync(cancellationToken);
            await sessions.CloseAsync(caller.OrganizationId, command.Secret, cancellationToken);
            return Unit.Value;
        }
    }

    public override string ToString() => nameof(SignOut);
}
