namespace Collab.Infrastructure.Outages;

internal sealed class OutageConfiguration : IEntityTypeConfiguration<Outage>
{
    public void Configure(EntityTypeBuilder<Outage> builder) => builder.HasIndex(x => new { x.OrganizationId, x.From, x.Id });
}
