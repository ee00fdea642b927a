namespace Collab.Application.Common.Behaviours;

/// <summary>
/// Deny by default. May the caller know of the thing (404, the same as for a random id), may he do this (403), did he see
/// its present version (428, 412): in this order, before the content is looked at.
/// </summary>
internal sealed class AuthorizationBehavior<TRequest, TAnswer>(ICaller caller, IAccess access) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        var permission = Permissions.RequiredBy(typeof(TRequest));
        if (permission == Permission.Anyone || caller.IsSystem) return await next();
        if (request is IAbout about)
        {
            var relations = await access.DemandAsync(permission, about.About, cancellationToken);
            if (request is IConditional conditional) Match(conditional.IfMatch, relations.Version);
        }
        else if (!PermissionMatrix.Allows(permission, OfOrganization()))
        {
            throw new ForbiddenException();
        }
        return await next();
    }

    private static void Match(long ifMatch, long version)
    {
        if (ifMatch == IConditional.Missing) throw new PreconditionRequiredException();
        if (ifMatch != version) throw new StaleVersionException();
    }

    /// <summary>What the caller is to the organization. An administrator runs it and takes no part by that alone.</summary>
    private Relation OfOrganization() =>
        (caller.IsAdministrator ? Relation.Administrator : Relation.Colleague)
        | (caller.IsHead ? Relation.InvolvedHead : Relation.None)
        | (caller.IsSponsor ? Relation.Sponsor : Relation.None);
}
