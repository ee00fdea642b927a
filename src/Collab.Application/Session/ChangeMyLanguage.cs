namespace Collab.Application.Session;

/// <summary>A member chooses the language of the interface.</summary>
/// <param name="Language">zh-CN or en.</param>
[Requires(Permission.SignedIn)]
public sealed record ChangeMyLanguage(string Language) : ICommand<Unit>
{
    internal sealed class Handler(ICollabDb db, ICaller caller) : IRequestHandler<ChangeMyLanguage, Unit>
    {
        public async Task<Unit> Handle(ChangeMyLanguage command, CancellationToken cancellationToken)
        {
            var member = await db.Members.GetAsync(caller.MemberId!.Value, cancellationToken);
            member.Speak(command.Language);
            await db.SaveAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
