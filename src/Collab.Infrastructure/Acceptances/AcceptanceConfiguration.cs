namespace Collab.Infrastructure.Acceptances;

internal sealed class AcceptanceConfiguration : IEntityTypeConfiguration<Acceptance>
{
    public void Configure(EntityTypeBuilder<Acceptance> builder)
    {
        builder.Property(x => x.Checks).HasJsonb();
    }
}
