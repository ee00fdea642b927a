namespace Collab.Infrastructure.Meetings;

internal sealed class MeetingConfiguration : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.Property(x => x.Attendees).HasJsonb();
        builder.Property(x => x.Questions).HasJsonb();
        builder.Property(x => x.Decisions).HasJsonb();
        builder.HasIndex(x => new { x.OrganizationId, x.CollaborationId, x.ScheduledFor, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.ScheduledFor, x.Id });
    }
}
