namespace Collab.Application.Session;

/// <summary>A member signs in with a browser.</summary>
/// <param name="Address">From where, as far as it is known.</param>
/// <param name="Device">What the browser keeps of an earlier sign-in.</param>
[Requires(Permission.Anyone, InPerson = true)]
public sealed record SignIn(string Email, string Password, string? Address, string? Device = null) : ICommand<OpenedSession>
{
    internal sealed class Validator : AbstractValidator<SignIn>
    {
        public Validator()
        {
            RuleFor(x => x.Email).NotEmpty().MaximumLength(320);
            RuleFor(x => x.Password).NotEmpty().MaximumLength(128);
        }
    }

    internal sealed class Handler(ISessions sessions) : IRequestHandler<SignIn, OpenedSession>
    {
        public async Task<OpenedSession> Handle(SignIn command, CancellationToken cancellationToken) =>
            await sessions.OpenAsync(command.Email, command.Password, command.Address, command.Device, cancellationToken)
            ?? throw new UnauthenticatedException("session.wrongCredentials");
    }

    // The generated text would write the password into whatever logs a message.
    public override string ToString() => nameof(SignIn);
}
