namespace Collab.Application.Acceptances;

/// <summary>The acceptance of a collaboration, also while it has not begun (process step 6).</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetAcceptance(CollaborationId Id) : IQuery<AcceptanceView>, IAbout
{
    About IAbout.About => new(SubjectType.Acceptance, Id.Value);

    internal sealed class Handler(AcceptanceViews views) : IRequestHandler<GetAcceptance, AcceptanceView>
    {
        public Task<AcceptanceView> Handle(GetAcceptance query, CancellationToken cancellationToken) => views.OfAsync(query.Id, cancellationToken);
    }
}
