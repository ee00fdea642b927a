namespace Collab.Infrastructure.Departments;

internal sealed class DepartmentConfiguration : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.HasIndex(x => new { x.OrganizationId, x.HeadId });
        builder.HasIndex(x => new { x.OrganizationId, x.SponsorId });
    }
}
