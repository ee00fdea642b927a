namespace Collab.Infrastructure.Plans;

internal sealed class ExecutionPlanConfiguration : IEntityTypeConfiguration<ExecutionPlan>
{
    public void Configure(EntityTypeBuilder<ExecutionPlan> builder)
    {
        builder.Property(x => x.Phases).HasJsonb();
        builder.Property(x => x.Baseline).HasJsonb();
        builder.Property(x => x.Revisions).HasJsonb();
        builder.HasIndex(x => new { x.OrganizationId, x.ApproverId });
    }
}
