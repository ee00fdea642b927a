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

internal sealed class CalendarEditionConfiguration : IEntityTypeConfiguration<CalendarEdition>
{
    public void Configure(EntityTypeBuilder<CalendarEdition> builder)
    {
        builder.ToTable("calendar_editions");
        builder.HasKey(x => new { x.OrganizationId, x.CalendarId, x.Edition });
        builder.Property(x => x.Edition).ValueGeneratedNever();
        builder.Property(x => x.Week).HasJsonb();
        builder.Property(x => x.StandardHours).HasJsonb();
        builder.Property(x => x.SpecialDays).HasJsonb();
        builder.Property(x => x.KnownYears).HasJsonb();
    }
}
