using Collab.Application.IdentityProviders;

namespace Collab.Infrastructure.IdentityProviders;

internal sealed class IdentityProviderConfiguration : IEntityTypeConfiguration<IdentityProvider>
{
    public void Configure(EntityTypeBuilder<IdentityProvider> builder) => builder.Property(x => x.Domains).HasJsonb();
}

internal sealed class LinkedIdentityConfiguration : IEntityTypeConfiguration<LinkedIdentity>
{
    public void Configure(EntityTypeBuilder<LinkedIdentity> builder)
    {
        builder.ToTable("linked_identities");
        builder.HasIndex(x => new { x.OrganizationId, x.Issuer, x.Subject }).IsUnique();
        builder.HasIndex(x => new { x.OrganizationId, x.MemberId, x.Issuer }).IsUnique();
    }
}

/// <summary>A browser on its way to a provider and back.</summary>
internal sealed class ProviderFlowRecord
{
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>SHA-256 of the state.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>SHA-256 of the secret in the browser's cookie.</summary>
    public required byte[] Browser { get; init; }
    public required string Nonce { get; init; }
    public required string Verifier { get; init; }
    public required FlowPurpose Purpose { get; init; }
    public MemberId? MemberId { get; init; }
    public required string ReturnTo { get; init; }

    /// <summary>Of the machine's clock.</summary>
    public required Instant BegunAt { get; init; }
}

internal sealed class ProviderFlowConfiguration : IEntityTypeConfiguration<ProviderFlowRecord>
{
    public void Configure(EntityTypeBuilder<ProviderFlowRecord> builder)
    {
        builder.ToTable("provider_flows");
        builder.HasKey(x => new { x.OrganizationId, x.Hash });
    }
}
