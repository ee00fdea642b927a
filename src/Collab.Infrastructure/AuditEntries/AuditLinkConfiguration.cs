using Collab.Application.AuditEntries;

namespace Collab.Infrastructure.AuditEntries;

internal sealed class AuditLinkConfiguration : IEntityTypeConfiguration<AuditLink>
{
    public void Configure(EntityTypeBuilder<AuditLink> builder)
    {
        builder.ToTable("audit_chain");
        builder.HasKey(x => new { x.OrganizationId, x.Position });
        builder.Property(x => x.Position).ValueGeneratedNever();
        builder.HasIndex(x => new { x.OrganizationId, x.EntryId }).IsUnique();
    }
}

internal sealed class UnsealedEntryConfiguration : IEntityTypeConfiguration<UnsealedEntry>
{
    public void Configure(EntityTypeBuilder<UnsealedEntry> builder)
    {
        builder.ToTable("audit_unsealed");
        builder.HasKey(x => new { x.OrganizationId, x.Seq });
        builder.Property(x => x.Seq).ValueGeneratedNever();
    }
}
