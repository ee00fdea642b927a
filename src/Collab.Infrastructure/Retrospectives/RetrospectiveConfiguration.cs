namespace Collab.Infrastructure.Retrospectives;

internal sealed class RetrospectiveConfiguration : IEntityTypeConfiguration<Retrospective>
{
    public void Configure(EntityTypeBuilder<Retrospective> builder)
    {
        builder.Property(x => x.WentWell).HasJsonb();
        builder.Property(x => x.DidNotGoWell).HasJsonb();
        builder.Property(x => x.Causes).HasJsonb();
        builder.Property(x => x.Improvements).HasJsonb();
    }
}
