namespace Collab.Application.Common.Behaviours;

/// <summary>Refuses who is not signed in (401), before any transaction is opened for him.</summary>
internal sealed class SignedInBehavior<TRequest, TAnswer>(ICaller caller) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    public Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next) =>
        Declared.RequiredBy(typeof(TRequest)) == Permission.Anyone || caller.IsSignedIn || caller.IsSystem
            ? next()
            : throw new UnauthenticatedException();
}

/// <summary>Reads what a message requires.</summary>
public static class Declared
{
    /// <exception cref="InvalidOperationException">The message carries no <see cref="RequiresAttribute"/>.</exception>
    public static Permission RequiredBy(Type message) => Of(message).Permission;

    /// <exception cref="InvalidOperationException">The message carries no <see cref="RequiresAttribute"/>.</exception>
    public static RequiresAttribute Of(Type message) =>
        Attribute.GetCustomAttribute(message, typeof(RequiresAttribute)) as RequiresAttribute
        ?? throw new InvalidOperationException($"{message.Name} does not say what it requires: [Requires(Permission.…)]");
}
