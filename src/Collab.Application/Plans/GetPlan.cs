namespace Collab.Application.Plans;

/// <summary>The execution plan of a collaboration.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetPlan(CollaborationId CollaborationId) : IQuery<PlanView>, IAbout
{
    About IAbout.About => new(SubjectType.Plan, CollaborationId.Value);

    internal sealed class Handler(PlanViews views) : IRequestHandler<GetPlan, PlanView>
    {
        public Task<PlanView> Handle(GetPlan query, CancellationToken cancellationToken) => views.OfAsync(query.CollaborationId, cancellationToken);
    }
}
