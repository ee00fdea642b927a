namespace Collab.Infrastructure.Summaries;

internal sealed class SummaryReportConfiguration : IEntityTypeConfiguration<SummaryReport>
{
    public void Configure(EntityTypeBuilder<SummaryReport> builder)
    {
        builder.Property(x => x.Sections).HasJsonb();
    }
}
