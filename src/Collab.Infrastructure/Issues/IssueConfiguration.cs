namespace Collab.Infrastructure.Issues;

internal sealed class IssueConfiguration : IEntityTypeConfiguration<Issue>
{
    public void Configure(EntityTypeBuilder<Issue> builder)
    {
        builder.Property(x => x.Discussion).HasJsonb();
        builder.Property(x => x.Measures).HasJsonb();
        builder.HasIndex(x => new { x.OrganizationId, x.CollaborationId, x.ReportedAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.ReportedAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.ReporterId });   // one's own, whatever part one has
    }
}
