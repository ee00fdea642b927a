namespace Collab.Application.Common;

/// <summary>Anything that can be asked of Collab: a command or a query. Each carries <see cref="RequiresAttribute"/>.</summary>
#pragma warning disable CA1040 // A marker, so that tests and registration find every message.
public interface IMessage;
#pragma warning restore CA1040

/// <summary>Changes something, in one transaction, or changes nothing. Named by what a person does.</summary>
/// <typeparam name="TAnswer">What is answered: usually the thing's view.</typeparam>
public interface ICommand<out TAnswer> : IRequest<TAnswer>, IMessage;

/// <summary>Reads, in one read-only transaction, so that a screen is one snapshot.</summary>
public interface IQuery<out TAnswer> : IRequest<TAnswer>, IMessage;

/// <summary>A message about one thing. Who has nothing to do with that thing is answered as if it did not exist.</summary>
public interface IAbout
{
    About About { get; }
}

/// <summary>Which thing a message is about.</summary>
/// <param name="Department">
/// The department on whose behalf it is, where the thing belongs to several: the route's department of a commitment,
/// the department that reports. Null: the thing's own, else the caller's.
/// </param>
public readonly record struct About(SubjectType Type, Guid Id, DepartmentId? Department = null);

/// <summary>A message that changes one thing and says which version of it the caller saw.</summary>
public interface IConditional : IAbout
{
    /// <summary>The version from the header If-Match, of the thing (or its aggregate) that <see cref="IAbout.About"/> names; <see cref="Missing"/> answers 428.</summary>
    long IfMatch { get; }

    /// <summary>The header was not sent.</summary>
    const long Missing = -1;
}

/// <summary>An answer with a secret that is shown once: what is kept for a repeated request lacks it.</summary>
public interface IShownOnce<out TAnswer>
{
    TAnswer Kept { get; }
}

/// <summary>A view that carries its version; the API makes the ETag from it.</summary>
public interface IVersioned
{
    long Version { get; }
}

/// <summary>What one must be allowed to send a message. A message without it stops the start.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RequiresAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;

    /// <summary>Only by somebody who signed in: no access token does it, whatever its scopes.</summary>
    public bool InPerson { get; init; }

    /// <summary>
    /// Only by somebody who proved within the last minutes who he is, not by whoever finds a screen unlocked. A program's token is its own proof:
    /// what no program may do either is <see cref="InPerson"/> besides.
    /// </summary>
    public bool Recently { get; init; }
}

/// <summary>A part that handlers and reactions of one message share, with what it has looked up. Registered by the scan as itself.</summary>
#pragma warning disable CA1040 // A marker for the registration.
public interface IPerMessage;
#pragma warning restore CA1040
