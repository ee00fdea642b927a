namespace Collab.Application.WorkItems;

/// <summary>One task.</summary>
[Requires(Permission.SeeNamed)]
public sealed record GetWorkItem(WorkItemId Id) : IQuery<WorkItemView>, IAbout
{
    About IAbout.About => new(SubjectType.WorkItem, Id.Value);

    internal sealed class Handler(WorkItemViews views) : IRequestHandler<GetWorkItem, WorkItemView>
    {
        public Task<WorkItemView> Handle(GetWorkItem query, CancellationToken cancellationToken) => views.OfAsync(query.Id, cancellationToken);
    }
}
