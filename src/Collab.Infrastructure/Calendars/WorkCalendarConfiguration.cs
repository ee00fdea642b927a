namespace Collab.Infrastructure.Calendars;

internal sealed class WorkCalendarConfiguration : IEntityTypeConfiguration<WorkCalendar>
{
    public void Configure(EntityTypeBuilder<WorkCalendar> builder)
    {
        builder.Property(x => x.Name).HasJsonb();
        builder.Property(x => x.Week).HasJsonb();
        builder.Property(x => x.StandardHours).HasJsonb();
        builder.Property(x => x.SpecialDays).HasJsonb();
        builder.Property(x => x.KnownYears).HasJsonb();
    }
}
