namespace Collab.Application.Common.Behaviours;

/// <summary>
/// Did the caller see the thing's present version (428, 412)? Before the content is looked at, and after the idempotency key:
/// what was done by the same request is answered again, although the version it saw is past by now.
/// </summary>
internal sealed class PreconditionBehavior<TRequest, TAnswer>(ICaller caller, IAccess access) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>, IConditional
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        if (caller.IsSystem) return await next();
        if (request.IfMatch == IConditional.Missing) throw new PreconditionRequiredException();
        var relations = await access.RelationsToAsync(request.About, cancellationToken);
        return request.IfMatch == relations.Version ? await next() : throw new StaleVersionException();
    }
}
