using Collab.Application.Deadlines;

namespace Collab.Infrastructure.Deadlines;

internal sealed class DeadlineStepConfiguration : IEntityTypeConfiguration<DeadlineStep>
{
    public void Configure(EntityTypeBuilder<DeadlineStep> builder)
    {
        builder.ToTable("deadline_steps");
        builder.HasKey(x => new { x.OrganizationId, x.DeadlineId, x.Sequence });
        builder.Property(x => x.Sequence).ValueGeneratedNever();
    }
}
