namespace Collab.Application.Session;

/// <summary>A member chooses in which zone he reads times. What is due, and when it is, stays the organization's.</summary>
/// <param name="TimeZone">IANA zone, such as Europe/Berlin; null: the organization's.</param>
[Requires(Permission.SignedIn)]
public sealed record ChangeMyTimeZone(string? TimeZone) : ICommand<Unit>
{
    internal sealed class Handler(ICollabDb db, ICaller caller) : IRequestHandler<ChangeMyTimeZone, Unit>
    {
        public async Task<Unit> Handle(ChangeMyTimeZone command, CancellationToken cancellationToken)
        {
            (await db.Members.GetAsync(caller.MemberId!.Value, cancellationToken)).LiveIn(command.TimeZone);
            await db.SaveAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
