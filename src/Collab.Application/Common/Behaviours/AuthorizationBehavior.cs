namespace Collab.Application.Common.Behaviours;

/// <summary>
/// Deny by default. May the caller know of the thing (404, the same as for a random id), may he do this (403): in this order,
/// before anything else is looked at. A program's token narrows what its member may; that is the same for every thing, existing or not,
/// and so comes first.
/// </summary>
internal sealed class AuthorizationBehavior<TRequest, TAnswer>(ICaller caller, IAccess access) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        var permission = Declared.RequiredBy(typeof(TRequest));
        if (caller.Token is { } token) AccessScopes.Demand(token, typeof(TRequest));
        if (permission == Permission.Anyone || caller.IsSystem) return await next();
        if (request is IAbout about)
        {
            var relations = await access.RelationsToAsync(about.About, cancellationToken);
            if (!relations.MayKnow) throw new NotFoundException { Hidden = true };
            if (!relations.Allows(permission)) throw new ForbiddenException();
            // Who only looks leaves no name.
            if (request is ICommand<TAnswer>) access.ActFor(relations.For(permission));
        }
        else if (!PermissionMatrix.Allows(permission, OfOrganization()))
        {
            throw new ForbiddenException();
        }
        if (Declared.Of(typeof(TRequest)).Recently) caller.DemandRecentProof();
        return await next();
    }

    /// <summary>What the caller is to the organization. An administrator runs it and takes no part by that alone.</summary>
    private Relation OfOrganization() =>
        (caller.IsAdministrator ? Relation.Administrator : Relation.Colleague)
        | (caller.IsHead ? Relation.InvolvedHead : Relation.None)
        | (caller.IsSponsor ? Relation.Sponsor : Relation.None);
}
