using Collab.Domain.Organizations;

namespace Collab.Domain.Outages;

/// <summary>
/// A time in which no process of Collab enforced deadlines (停机). What fell due in it was made up for afterwards, with its true
/// times; the report follows from the deadlines' histories and is not stored a second time.
/// </summary>
public sealed class Outage : AggregateRoot<OutageId>
{
    private Outage() { }

    public Outage(OutageId id, OrganizationId organizationId, Instant from, Instant until)
    {
        (Id, OrganizationId, From, Until) = (id, organizationId, from, until);
    }

    /// <summary>When Collab was last seen at work (UTC).</summary>
    public Instant From { get; private set; }

    /// <summary>When it was at work again (UTC).</summary>
    public Instant Until { get; private set; }
}
