using System.Linq.Expressions;

namespace Collab.Infrastructure.Persistence;

/// <summary>What holds for every table, so that a feature's configuration says only what is special.</summary>
internal static class Conventions
{
    public static void ConvertIdsAndEnums(this ModelConfigurationBuilder configuration)
    {
        foreach (var id in TypedIds.All)
            configuration.Properties(id).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(id));
        foreach (var type in Enums())
            configuration.Properties(type).HaveConversion(typeof(EnumTextConverter<>).MakeGenericType(type));
    }

    /// <summary>Key (organization, id), version as concurrency token: for every aggregate root.</summary>
    public static void ConfigureRoots(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(x => x.ClrType.IsAssignableTo(typeof(AggregateRoot))).ToList())
        {
            var builder = model.Entity(entity.ClrType);
            builder.Ignore(nameof(AggregateRoot.PendingEvents));
            // An organization is its own tenant: both columns hold its id.
            builder.HasKey(nameof(AggregateRoot.OrganizationId), "Id");
            builder.Property("Id").ValueGeneratedNever();
            builder.Property(nameof(AggregateRoot.OrganizationId)).ValueGeneratedNever();
            builder.Property(nameof(AggregateRoot.Version)).IsConcurrencyToken();
        }
    }

    /// <summary>
    /// Children in a table of their own: key (organization, root, <paramref name="key"/>). Their foreign key carries the
    /// organization, so no child can belong to another tenant's root.
    /// </summary>
    /// <param name="key">The child's own key properties; by default Id.</param>
    public static OwnedNavigationBuilder<TRoot, TChild> OwnsTable<TRoot, TChild>(
        this EntityTypeBuilder<TRoot> root, Expression<Func<TRoot, IEnumerable<TChild>?>> children, string table, params string[] key)
        where TRoot : AggregateRoot where TChild : class
    {
        var name = ((MemberExpression)children.Body).Member.Name;
        var rootId = typeof(TRoot).Name + "Id";
        if (key.Length == 0) key = ["Id"];
        OwnedNavigationBuilder<TRoot, TChild>? owned = null;
        root.OwnsMany(children, many =>
        {
            many.ToTable(table);
            many.WithOwner().HasForeignKey(nameof(AggregateRoot.OrganizationId), rootId);
            many.HasKey([nameof(AggregateRoot.OrganizationId), rootId, .. key]);
            foreach (var part in key) many.Property(part).ValueGeneratedNever();
            owned = many;
        });
        root.Navigation(name).UsePropertyAccessMode(PropertyAccessMode.PreferField);
        return owned!;
    }

    private static IEnumerable<Type> Enums() =>
        from assembly in new[] { typeof(AggregateRoot).Assembly, typeof(ICollabDb).Assembly }
        from type in assembly.GetTypes()
        where type.IsEnum && type.IsPublic
        select type;
}
