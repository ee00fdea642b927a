namespace Collab.Domain.Common;

/// <summary>Something that happened, in the past tense, told to reactions in the same transaction.</summary>
/// <param name="At">When it was true (UTC), which may be earlier than when it was recorded.</param>
public abstract record DomainEvent(Instant At);
