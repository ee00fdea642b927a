namespace Collab.Infrastructure.DeadlinePolicies;

internal sealed class DeadlinePolicyConfiguration : IEntityTypeConfiguration<DeadlinePolicy>
{
    public void Configure(EntityTypeBuilder<DeadlinePolicy> builder)
    {
        builder.Property(x => x.Chain).HasJsonb();
        builder.Property(x => x.Reminders).HasJsonb();
        builder.Ignore(x => x.Snapshot);
        builder.HasIndex(x => new { x.OrganizationId, x.Kind, x.TemplateId, x.CollaborationId }).IsUnique().AreNullsDistinct(false);
    }
}
