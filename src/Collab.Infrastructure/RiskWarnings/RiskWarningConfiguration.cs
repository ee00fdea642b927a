namespace Collab.Infrastructure.RiskWarnings;

internal sealed class RiskWarningConfiguration : IEntityTypeConfiguration<RiskWarning>
{
    public void Configure(EntityTypeBuilder<RiskWarning> builder)
    {
        builder.HasIndex(x => new { x.OrganizationId, x.CollaborationId, x.RaisedAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.WorkItemId, x.RaisedAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.RaisedAt, x.Id });
    }
}
