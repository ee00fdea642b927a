namespace Collab.Application.Demo;

/// <summary>One of the demo's people.</summary>
/// <param name="Title">What the person is called at work.</param>
/// <param name="Department">Name of the department.</param>
/// <param name="Role">What the account shows.</param>
public sealed record DemoAccount(string Email, string Name, string Title, string Department, DemoRole Role);

public enum DemoRole
{
    Administrator,
    Sponsor,
    Head,
    Liaison,
    Member,

    /// <summary>Of a second organization: sees nothing of the first.</summary>
    Outsider,
}

/// <summary>The accounts of the demo, to choose from; they share one password.</summary>
public sealed record DemoAccounts(string Password, IReadOnlyList<DemoAccount> All);
