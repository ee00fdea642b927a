namespace Collab.Infrastructure.DeadlinePolicies;

internal sealed class DeadlinePolicyConfiguration : IEntityTypeConfiguration<DeadlinePolicy>
{
    public void Configure(EntityTypeBuilder<DeadlinePolicy> builder)
    {
        builder.Property(x => x.Chain).HasJsonb();
        builder.HasIndex(x => new { x.OrganizationId, x.Kind }).IsUnique();
    }
}
