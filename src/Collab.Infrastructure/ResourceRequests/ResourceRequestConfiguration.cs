namespace Collab.Infrastructure.ResourceRequests;

internal sealed class ResourceRequestConfiguration : IEntityTypeConfiguration<ResourceRequest>
{
    public void Configure(EntityTypeBuilder<ResourceRequest> builder)
    {
        builder.ComplexProperty(x => x.Need, need => need.Property(x => x.Quantity).HasPrecision(18, 4));
        builder.Property(x => x.Questions).HasJsonb();
        builder.Ignore(x => x.AwaitsAnswer);
        builder.Property(x => x.Reply).HasJsonb();
        builder.Property(x => x.Settlement).HasJsonb();
        builder.HasIndex(x => new { x.OrganizationId, x.CollaborationId, x.SubmittedAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.SubmittedAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.ProviderId, x.State, x.Id });   // what a department owes
        builder.HasIndex(x => new { x.OrganizationId, x.RequesterDepartmentId, x.State, x.Id });   // what it waits for
        builder.HasIndex(x => new { x.OrganizationId, x.ReplyDeadlineId });   // the list by due time begins at the deadlines
    }
}
