namespace Collab.Infrastructure.Members;

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        // Members of a department, as people look names up: by pinyin.
        builder.Property(x => x.Name).UseCollation("zh-x-icu");
        builder.HasIndex(x => new { x.OrganizationId, x.DepartmentId, x.Name, x.Id });
        builder.HasIndex(x => new { x.OrganizationId, x.Name, x.Id });
    }
}
