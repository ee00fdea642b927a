namespace Collab.Infrastructure.Collaborations;

internal sealed class CommitmentConfiguration : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.Property(x => x.Conditions).HasJsonb();
        builder.HasIndex(x => new { x.OrganizationId, x.CollaborationId, x.DepartmentId }).IsUnique();
    }
}
