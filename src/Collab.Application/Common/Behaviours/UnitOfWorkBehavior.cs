namespace Collab.Application.Common.Behaviours;

/// <summary>
/// One transaction per message: its permission, its reading and its writing are one snapshot, and a refusal leaves
/// nothing behind. Queries get a read-only one. A message sent by another message's handler runs in that one's.
/// </summary>
internal sealed class UnitOfWorkBehavior<TRequest, TAnswer>(IUnitOfWork unitOfWork) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    private static readonly bool ReadOnly = typeof(TRequest).IsAssignableTo(typeof(IQuery<TAnswer>));
    private static readonly bool HasTenant = Declared.RequiredBy(typeof(TRequest)) != Permission.Anyone;

    public Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next) =>
        HasTenant ? unitOfWork.RunAsync(ReadOnly, () => next(), cancellationToken) : next();
}

/// <summary>The transaction of the present message.</summary>
public interface IUnitOfWork
{
    /// <summary>Runs the work in one transaction for the caller's organization and commits it; joins the running one when there is one.</summary>
    Task<TAnswer> RunAsync<TAnswer>(bool readOnly, Func<Task<TAnswer>> work, CancellationToken ct);
}
