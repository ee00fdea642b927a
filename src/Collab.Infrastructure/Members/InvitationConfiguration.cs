namespace Collab.Infrastructure.Members;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder) => builder.HasIndex(x => x.Hash).IsUnique();
}
