namespace Collab.Infrastructure.AccessTokens;

internal sealed class AccessTokenConfiguration : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.Property(x => x.Scopes).HasJsonb();
        builder.Property(x => x.Features).HasJsonb();
        builder.HasIndex(x => x.Hash).IsUnique();   // each request: before the organization is known
        builder.HasIndex(x => new { x.OrganizationId, x.MemberId, x.CreatedAt, x.Id });
    }
}
