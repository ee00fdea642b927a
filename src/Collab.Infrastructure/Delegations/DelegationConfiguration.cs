namespace Collab.Infrastructure.Delegations;

internal sealed class DelegationConfiguration : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.HasIndex(x => new { x.OrganizationId, x.StartsAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.MemberId, x.StartsAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.DeputyId, x.EndsAt });   // each request: does he stand in for somebody
        builder.HasIndex(x => new { x.OrganizationId, x.EndsAt });   // the sweep: who is away now
    }
}
