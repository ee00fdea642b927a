namespace Collab.Infrastructure.WorkItems;

internal sealed class WorkItemConfiguration : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.OwnsTable(x => x.Raci, "raci_assignments", nameof(RaciAssignment.MemberId), nameof(RaciAssignment.Role))
            .HasIndex("OrganizationId", nameof(RaciAssignment.MemberId), "WorkItemId");
        builder.Ignore(x => x.Responsible);
        builder.Ignore(x => x.Accountable);
        builder.Property(x => x.DependsOn).HasJsonb();
        builder.HasIndex(x => new { x.OrganizationId, x.CollaborationId, x.PlannedFinish, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.CollaborationId, x.PlannedStart, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.PlannedFinish, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.State, x.PlannedFinish, x.Id });
    }
}
