using Collab.Application.AuditEntries;

namespace Collab.Application.Session;

/// <summary>A member signed in, in whatever way; written down before his browser gets the session.</summary>
[Requires(Permission.SignedIn, InPerson = true)]
public sealed record RecordSignIn : ICommand<Unit>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, IAuditTrail trail) : IRequestHandler<RecordSignIn, Unit>
    {
        public async Task<Unit> Handle(RecordSignIn command, CancellationToken cancellationToken)
        {
            trail.Add("signedIn", await trail.MeAsync(db, caller, cancellationToken));
            await db.SaveAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>What sign-ins and sign-outs are about.</summary>
internal static class Signing
{
    public static async Task<Subject> MeAsync(this IAuditTrail _, ICollabDb db, ICaller caller, CancellationToken ct)
    {
        var me = caller.MemberId!.Value;
        return new(SubjectType.Member, me.Value, await db.Members.Where(m => m.Id == me).Select(m => m.Name).SingleAsync(ct));
    }
}
