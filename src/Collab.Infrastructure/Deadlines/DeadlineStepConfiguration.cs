using Collab.Application.Deadlines;

namespace Collab.Infrastructure.Deadlines;

internal sealed class DeadlineStepConfiguration : IEntityTypeConfiguration<DeadlineStep>
{
    public void Configure(EntityTypeBuilder<DeadlineStep> builder)
    {
        builder.ToTable("deadline_steps");
        builder.HasKey(x => new { x.OrganizationId, x.DeadlineId, x.Sequence });
        builder.Property(x => x.Sequence).ValueGeneratedNever();
        // What a digest gathered; nothing else is in it.
        builder.HasIndex(x => new { x.OrganizationId, x.DigestId, x.At, x.DeadlineId, x.Sequence }).HasFilter("digest_id is not null");
        // What happened by itself and late: the report of an outage. Empty while everything runs.
        builder.HasIndex(x => new { x.OrganizationId, x.At, x.DeadlineId, x.Sequence }).HasFilter(CollabDb.LateStep).HasDatabaseName("ix_deadline_steps_late");
    }
}
