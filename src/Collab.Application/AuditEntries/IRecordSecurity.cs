namespace Collab.Application.AuditEntries;

/// <summary>
/// Writes acts into the record that leave no change behind: what was refused, failed sign-ins, what was looked at or used. In a transaction
/// of its own, since the request's is rolled back or only reads.
/// </summary>
public interface IRecordSecurity
{
    /// <summary>
    /// In the background, so that an answer takes as long with it as without. Of the same kind by the same person within ten minutes the first is written at
    /// once, and at the end of that time how many more there were: nobody fills the record by trying on.
    /// </summary>
    void Note(SecurityAct act);

    /// <summary>Before the act goes on: each one.</summary>
    Task WriteAsync(SecurityAct act, CancellationToken ct);
}

/// <param name="Actor">Who did it, as far as that is proved; null: somebody who did not sign in.</param>
/// <param name="Action">In camelCase.</param>
/// <param name="Subject">What it was about.</param>
/// <param name="Kind">What makes two acts of one person the same.</param>
public sealed record SecurityAct(OrganizationId OrganizationId, MemberId? Actor, string Action, Subject Subject, string Kind, string? Address)
{
    /// <summary>Acts that are on record about a thing without having changed it.</summary>
    public static readonly string[] ChangeNothing = ["refused", "signInFailed", "signedIn", "signedOut"];

    /// <summary>What else is known of it, by name in camelCase.</summary>
    public Dictionary<string, object?> Values { get; init; } = [];

    /// <summary>Of the caller, about the organization.</summary>
    public static SecurityAct Of(ICaller caller, string action, string kind) => new(
        caller.OrganizationId, caller.MemberId, action, new(SubjectType.Organization, caller.OrganizationId.Value, ""), kind, caller.Address);
}
