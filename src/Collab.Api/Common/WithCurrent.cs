namespace Collab.Api.Common;

/// <summary>
/// How a stale write (412) finds what the thing is now: the query for the view, made from the route's values. Declared on
/// a group: <c>group.WithCurrent(route => new GetIssue(route.Id&lt;IssueId&gt;("id")))</c>.
/// </summary>
/// <param name="Changed">Of what to say who changed it last; null where the route does not name it by its id.</param>
internal sealed record CurrentView(Func<IMediator, RouteValueDictionary, CancellationToken, Task<object?>> ReadAsync, Func<RouteValueDictionary, About>? Changed);

internal static class CurrentViewMapping
{
    /// <param name="query">The query that answers the view as of now.</param>
    /// <param name="type">Of what the version is, to say who changed it last.</param>
    /// <param name="subjectId">Name of the route value with the thing's id.</param>
    /// <param name="group">The routes of one thing, or one of them.</param>
    public static TBuilder WithCurrent<TBuilder, TView>(
        this TBuilder group, SubjectType type, Func<RouteValueDictionary, IRequest<TView>> query, string subjectId = "id") where TBuilder : IEndpointConventionBuilder =>
        group.WithMetadata(new CurrentView(async (mediator, route, ct) => await mediator.Send(query(route), ct), route => new About(type, route.Guid(subjectId))));

    /// <summary>For a thing that the route names by its parents. Its own view says who changed it.</summary>
    /// <param name="query">The query that answers the view as of now.</param>
    /// <param name="group">The routes of one thing, or one of them.</param>
    public static TBuilder WithCurrent<TBuilder, TView>(this TBuilder group, Func<RouteValueDictionary, IRequest<TView>> query) where TBuilder : IEndpointConventionBuilder =>
        group.WithMetadata(new CurrentView(async (mediator, route, ct) => await mediator.Send(query(route), ct), null));

    public static Guid Guid(this RouteValueDictionary route, string name) => System.Guid.Parse((string)route[name]!);

    public static TId Id<TId>(this RouteValueDictionary route, string name = "id") where TId : struct, ITypedId<TId> => TId.From(route.Guid(name));
}
