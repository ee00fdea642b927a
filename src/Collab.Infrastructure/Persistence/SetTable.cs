using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Collab.Infrastructure.Persistence;

/// <summary>A table whose rows can be written in sets, as EF maps it: columns, conversions, parts of complex properties.</summary>
internal sealed class SetTable
{
    private readonly string _name;
    private readonly Column[] _columns;
    private readonly Column[] _key;
    private readonly Column? _version;
    private readonly string _insert;

    private SetTable(IEntityType type, Column[] columns)
    {
        _name = $"{Quoted(type.GetSchema()!)}.{Quoted(type.GetTableName()!)}";
        _columns = columns;
        _key = [.. columns.Where(x => x.Property.IsPrimaryKey())];
        _version = Array.Find(columns, x => x.Property.IsConcurrencyToken);
        _insert = $"insert into {_name} ({string.Join(", ", columns.Select(x => x.Name))}) select * from unnest({string.Join(", ", columns.Select((_, n) => $"${n + 1}"))})";
    }

    /// <summary>Whether a change by another would be noticed: a condition of writing over it.</summary>
    public bool HasVersion => _version is not null;

    /// <summary>In the order of the key, as EF does: neighbours together, and locks always taken in the same order.</summary>
    public IReadOnlyList<EntityEntry> InKeyOrder(IEnumerable<EntityEntry> rows)
    {
        var sorted = rows.ToArray();
        // Each key is read once, not with every comparison.
        var keys = Array.ConvertAll(sorted, row => Array.ConvertAll(_key, column => column.Value(row.Entity)));
        Array.Sort(keys, sorted, ByParts);
        return sorted;
    }

    private static readonly Comparer<object?[]> ByParts = Comparer<object?[]>.Create((a, b) =>
    {
        for (var n = 0; n < a.Length; n++)
            if (Comparer<object>.Default.Compare(a[n], b[n]) is not 0 and var order) return order;
        return 0;
    });

    /// <summary>Null for a type with children, foreign keys, shadow properties or a key that the database makes.</summary>
    public static SetTable? Of(IEntityType type)
    {
        if (type.IsOwned() || type.GetNavigations().Any() || type.GetForeignKeys().Any() || type.BaseType is not null || type.GetDirectlyDerivedTypes().Any()) return null;
        var properties = type.GetFlattenedProperties().ToList();
        // What the database makes, such as the number of an entry, is left to it.
        if (properties.Exists(x => x.IsShadowProperty() || (x.IsPrimaryKey() && x.ValueGenerated != ValueGenerated.Never))) return null;
        return new SetTable(type, [.. properties.Where(x => x.ValueGenerated == ValueGenerated.Never).Select(x => new Column(x))]);
    }

    public NpgsqlBatchCommand Insert(IReadOnlyList<EntityEntry> rows)
    {
        var command = new NpgsqlBatchCommand(_insert);
        foreach (var column in _columns) command.Parameters.Add(column.Values(rows, x => column.Value(x.Entity)));
        return command;
    }

    /// <summary>Sets what changed in any of the rows, where the row still has the version that was loaded.</summary>
    public NpgsqlBatchCommand Update(IReadOnlyList<EntityEntry> rows)
    {
        Column[] changed = [.. _columns.Where(c => !c.Property.IsPrimaryKey() && rows.Any(c.IsModified))];
        Column[] sent = [.. _key, .. changed];
        var command = new NpgsqlBatchCommand(
            $"update {_name} t set {string.Join(", ", changed.Select(x => $"{x.Name} = n.{x.Name}"))} "
            + $"from unnest({string.Join(", ", sent.Select((_, n) => $"${n + 1}"))}, ${sent.Length + 1}) n ({string.Join(", ", sent.Select(x => x.Name))}, loaded_version) "
            + $"where {string.Join(" and ", _key.Select(x => $"t.{x.Name} = n.{x.Name}"))} and t.{_version!.Name} = n.loaded_version");
        foreach (var column in sent) command.Parameters.Add(column.Values(rows, x => column.Value(x.Entity)));
        command.Parameters.Add(_version.Values(rows, x => _version.Stored(x.OriginalValues[_version.Property])));
        return command;
    }

    private static string Quoted(string name) => $"\"{name}\"";

    private sealed class Column(IProperty property)
    {
        private readonly ValueConverter? _converter = property.GetTypeMapping().Converter;
        private readonly string _type = property.GetColumnType() + "[]";

        public IProperty Property { get; } = property;

        public string Name { get; } = Quoted(property.GetColumnName());

        /// <summary>As the database keeps it.</summary>
        public object? Value(object entity) => Stored(Property.GetGetter().GetClrValueUsingContainingEntity(entity));

        public object? Stored(object? value) => value is null || _converter is null ? value : _converter.ConvertToProvider(value);

        public bool IsModified(EntityEntry row) =>
            Property.DeclaringType is IComplexType complex ? row.ComplexProperty(complex.ComplexProperty).Property(Property).IsModified : row.Property(Property).IsModified;

        public NpgsqlParameter Values(IReadOnlyList<EntityEntry> rows, Func<EntityEntry, object?> value)
        {
            var stored = _converter?.ProviderClrType ?? Property.ClrType;
            var values = Array.CreateInstance(stored.IsValueType && Nullable.GetUnderlyingType(stored) is null ? typeof(Nullable<>).MakeGenericType(stored) : stored, rows.Count);
            for (var n = 0; n < rows.Count; n++) values.SetValue(value(rows[n]), n);
            return new NpgsqlParameter { Value = values, DataTypeName = _type };
        }
    }
}
