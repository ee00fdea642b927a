namespace Collab.Api.Common;

internal static class OptionalIds
{
    /// <summary>An id in a query that may be left out.</summary>
    public static TId? As<TId>(this Guid? id) where TId : struct, ITypedId<TId> => id is { } given ? TId.From(given) : null;
}
