namespace Collab.Infrastructure.Collaborations;

internal sealed class CollaborationConfiguration : IEntityTypeConfiguration<Collaboration>
{
    public void Configure(EntityTypeBuilder<Collaboration> builder)
    {
        var departments = builder.OwnsTable(x => x.Departments, "collaboration_departments", nameof(ParticipatingDepartment.DepartmentId));
        departments.HasIndex("OrganizationId", nameof(ParticipatingDepartment.DepartmentId));
        departments.HasIndex("OrganizationId", nameof(ParticipatingDepartment.LiaisonId));
        departments.HasIndex("OrganizationId", nameof(ParticipatingDepartment.DeputyId));
        builder.HasIndex(x => new { x.OrganizationId, x.State, x.UpdatedAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.UpdatedAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.CreatedAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.InitiatorId });
        builder.HasIndex(x => new { x.OrganizationId, x.SponsorId });
        builder.HasIndex(x => new { x.OrganizationId, x.InitiatorDepartmentId });
    }
}
