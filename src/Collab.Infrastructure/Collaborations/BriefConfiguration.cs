namespace Collab.Infrastructure.Collaborations;

internal sealed class BriefConfiguration : IEntityTypeConfiguration<Brief>
{
    public void Configure(EntityTypeBuilder<Brief> builder)
    {
        builder.Property(x => x.Goals).HasJsonb();
    }
}
