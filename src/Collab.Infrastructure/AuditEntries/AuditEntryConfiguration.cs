using Collab.Application.AuditEntries;

namespace Collab.Infrastructure.AuditEntries;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(x => new { x.OrganizationId, x.Id });
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Seq).UseIdentityAlwaysColumn();
        builder.Property(x => x.Values).HasJsonb();
        builder.HasIndex(x => new { x.OrganizationId, x.CollaborationId, x.At, x.Seq });   // the timeline
        builder.HasIndex(x => new { x.OrganizationId, x.SubjectType, x.SubjectId, x.Seq });   // who changed it last
        builder.HasIndex(x => new { x.OrganizationId, x.At, x.Seq });   // the administrator's search
        builder.HasIndex(x => new { x.OrganizationId, x.Action, x.At, x.Seq });
        // Most entries are Collab's own: who did something is found among those of people.
        builder.HasIndex(x => new { x.OrganizationId, x.ActorId, x.At, x.Seq }).HasFilter("actor_id is not null");
        builder.HasIndex(x => new { x.OrganizationId, x.ActorForId, x.At, x.Seq }).HasFilter("actor_for_id is not null");
    }
}
