namespace Collab.Infrastructure.Notifications;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ComplexProperty(x => x.Subject);
        builder.Property(x => x.Values).HasJsonb();
        builder.HasIndex(x => new { x.OrganizationId, x.RecipientId, x.At, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.RecipientId }).HasFilter("read_at is null").HasDatabaseName("ix_notifications_unread");
    }
}

internal sealed class NoticeQuotaConfiguration : IEntityTypeConfiguration<NoticeQuota>
{
    public void Configure(EntityTypeBuilder<NoticeQuota> builder)
    {
        builder.Property(x => x.SinglyAt).HasJsonb();
        builder.Property(x => x.MissedSinglyAt).HasJsonb();
    }
}
