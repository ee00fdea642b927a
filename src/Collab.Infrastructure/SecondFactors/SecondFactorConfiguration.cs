namespace Collab.Infrastructure.SecondFactors;

internal sealed class SecondFactorConfiguration : IEntityTypeConfiguration<SecondFactor>
{
    public void Configure(EntityTypeBuilder<SecondFactor> builder) => builder.Property(x => x.RecoveryHashes).HasJsonb();
}
