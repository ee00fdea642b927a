namespace Collab.Application.Retrospectives;

/// <summary>The retrospective of a collaboration, also while it is not owed (process step 6).</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetRetrospective(CollaborationId Id) : IQuery<RetrospectiveView>, IAbout
{
    About IAbout.About => new(SubjectType.Retrospective, Id.Value);

    internal sealed class Handler(RetrospectiveViews views) : IRequestHandler<GetRetrospective, RetrospectiveView>
    {
        public Task<RetrospectiveView> Handle(GetRetrospective query, CancellationToken cancellationToken) => views.OfAsync(query.Id, cancellationToken);
    }
}
