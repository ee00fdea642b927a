namespace Collab.Infrastructure.Deadlines;

internal sealed class DeadlineConfiguration : IEntityTypeConfiguration<Deadline>
{
    private const string Owed = "state in ('open', 'paused', 'breached')";

    public void Configure(EntityTypeBuilder<Deadline> builder)
    {
        builder.ComplexProperty(x => x.Subject);
        builder.Property(x => x.Policy).HasJsonb(shared: true);
        builder.Property(x => x.Chain).HasJsonb(shared: true);
        builder.Property(x => x.Told).HasJsonb(shared: true);
        builder.Property(x => x.StoodIn).HasJsonb(shared: true);
        builder.Property(x => x.Pauses).HasJsonb(shared: true);
        builder.Property(x => x.RemindAt).HasJsonb(shared: true);
        // What the sweep asks for; closed ones wake no more and are not in it.
        builder.HasIndex(x => new { x.OrganizationId, x.WakeAt, x.Id }).HasFilter("wake_at is not null");
        // What a changed calendar or policy moves.
        builder.HasIndex(x => new { x.OrganizationId, x.CalendarId, x.Kind, x.Id }).HasFilter("state in ('open', 'paused')");
        builder.HasIndex(x => new { x.OrganizationId, x.OwnerMemberId, x.DueAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.OwnerDepartmentId, x.DueAt, x.Id });
        // The agenda asks for what is owed, which is a small part of what ever was.
        builder.HasIndex(x => new { x.OrganizationId, x.WaitingMemberId, x.DueAt, x.Id }).HasFilter(Owed);
        builder.HasIndex(x => new { x.OrganizationId, x.OwnerDepartmentId, x.DueAt, x.Id }, "owedByDepartment").HasFilter(Owed).HasDatabaseName("ix_deadlines_owed_by_department");
        builder.HasIndex(x => new { x.OrganizationId, x.State, x.DueAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.Kind, x.DueAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.CollaborationId, x.DueAt, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.DueAt, x.Id });
        // A department owes a week once.
        builder.HasIndex(x => new { x.OrganizationId, x.CollaborationId, x.OwnerDepartmentId, x.Week }).HasFilter("kind = 'weeklyProgress'").IsUnique();
    }
}
