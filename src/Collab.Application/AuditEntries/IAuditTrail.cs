namespace Collab.Application.AuditEntries;

/// <summary>Writes into the record what no event of the domain tells, in the transaction of the present message and with its caller.</summary>
public interface IAuditTrail
{
    /// <param name="action">What happened, in camelCase.</param>
    /// <param name="values">What else is known of it, by name in camelCase; null values are left out.</param>
    void Add(string action, Subject subject, Dictionary<string, object?>? values = null);
}
