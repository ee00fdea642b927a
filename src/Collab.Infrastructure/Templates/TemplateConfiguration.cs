namespace Collab.Infrastructure.Templates;

internal sealed class TemplateConfiguration : IEntityTypeConfiguration<Template>
{
    public void Configure(EntityTypeBuilder<Template> builder)
    {
        builder.Property(x => x.Goals).HasJsonb();
        builder.Property(x => x.Phases).HasJsonb();
    }
}
