namespace Collab.Infrastructure.Outbox;

/// <summary>Word of a change, written with the change and sent after its commit: at least once, in any order.</summary>
internal sealed class OutboxMessage
{
    public required OrganizationId OrganizationId { get; init; }
    public required Guid Id { get; init; }
    public required string Kind { get; init; }

    /// <summary>JSON of an <see cref="Announcement"/>.</summary>
    public required string Payload { get; init; }
    public required Instant CreatedAt { get; init; }
    public Instant? SentAt { get; init; }
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox");
        builder.HasKey(x => new { x.OrganizationId, x.Id });
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Payload).HasColumnType("jsonb");
        builder.HasIndex(x => new { x.OrganizationId, x.Id }).HasFilter("sent_at is null").HasDatabaseName("ix_outbox_unsent");
    }
}
