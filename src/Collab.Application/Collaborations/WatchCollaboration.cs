namespace Collab.Application.Collaborations;

/// <summary>Asks whether the caller may hear of changes in a collaboration.</summary>
[Requires(Permission.SeeNamed)]
public sealed record WatchCollaboration(CollaborationId Id) : IQuery<Unit>, IAbout
{
    About IAbout.About => new(SubjectType.Collaboration, Id.Value);

    internal sealed class Handler : IRequestHandler<WatchCollaboration, Unit>
    {
        // That the message got here is the answer.
        public Task<Unit> Handle(WatchCollaboration query, CancellationToken cancellationToken) => Unit.Task;
    }
}
