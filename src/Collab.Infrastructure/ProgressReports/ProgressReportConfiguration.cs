namespace Collab.Infrastructure.ProgressReports;

internal sealed class ProgressReportConfiguration : IEntityTypeConfiguration<ProgressReport>
{
    public void Configure(EntityTypeBuilder<ProgressReport> builder)
    {
        builder.Property(x => x.Entries).HasJsonb();
        builder.HasIndex(x => new { x.OrganizationId, x.CollaborationId, x.DepartmentId, x.Week }).IsUnique();
        builder.HasIndex(x => new { x.OrganizationId, x.CollaborationId, x.Week, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.Week, x.Id });
    }
}
