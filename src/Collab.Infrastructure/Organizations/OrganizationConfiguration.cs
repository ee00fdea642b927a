using Collab.Infrastructure.Deadlines;

namespace Collab.Infrastructure.Organizations;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("organizations");
        // Counts changes of calendars and limits, see RulesInForce.
        builder.Property<long>(RulesInForce.Column).HasDefaultValue(0L);
    }
}
