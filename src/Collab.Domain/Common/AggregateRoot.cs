using Collab.Domain.Organizations;

namespace Collab.Domain.Common;

/// <summary>
/// What must be right at once and is loaded and saved whole. Changes only through methods named as a person would say
/// them; each raises the events that tell the rest of the system.
/// </summary>
public abstract class AggregateRoot
{
    private readonly List<DomainEvent> _events = [];

    /// <summary>The one organization (tenant) it belongs to.</summary>
    public OrganizationId OrganizationId { get; protected init; }

    /// <summary>Counts saved changes; the ETag of the resource. Raised by the store at each save that changed something.</summary>
    public long Version { get; private set; }

    /// <summary>When it was first saved (UTC); set by the store.</summary>
    public Instant CreatedAt { get; private set; }

    /// <summary>When it was last saved (UTC); set by the store.</summary>
    public Instant UpdatedAt { get; private set; }

    /// <summary>What happened since it was loaded and has not been told yet.</summary>
    public IReadOnlyList<DomainEvent> PendingEvents => _events;

    /// <summary>Hands out the pending events once, each stamped with the organization.</summary>
    public IReadOnlyList<DomainEvent> TakeEvents()
    {
        DomainEvent[] taken = [.. _events];
        _events.Clear();
        return taken;
    }

    /// <summary>Called by the store at each save.</summary>
    public void Saved(Instant now)
    {
        if (Version == 0) CreatedAt = now;
        UpdatedAt = now;
        Version++;
    }

    protected void Raise(DomainEvent happened) => _events.Add(happened);

    /// <summary>Refuses with the rule when the condition does not hold.</summary>
    /// <param name="field">JSON name of the field to blame, when one is.</param>
    protected static void Require(bool condition, Rule rule, string? field = null)
    {
        if (!condition) throw new RuleBrokenException(rule, field);
    }
}

/// <summary>An aggregate with its typed id.</summary>
public abstract class AggregateRoot<TId> : AggregateRoot where TId : struct, ITypedId<TId>
{
    /// <summary>UUIDv7 of the resource.</summary>
    public TId Id { get; protected init; }
}
