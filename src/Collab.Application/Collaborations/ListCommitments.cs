namespace Collab.Application.Collaborations;

/// <summary>What every department says to the goal; empty before the kick-off.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record ListCommitments(CollaborationId CollaborationId) : IQuery<ListOf<CommitmentView>>, IAbout
{
    About IAbout.About => new(SubjectType.Collaboration, CollaborationId.Value);

    internal sealed class Handler(CommitmentReader reader) : IRequestHandler<ListCommitments, ListOf<CommitmentView>>
    {
        public async Task<ListOf<CommitmentView>> Handle(ListCommitments query, CancellationToken cancellationToken) =>
            new(await reader.ViewsAsync(query.CollaborationId, null, cancellationToken));
    }
}

/// <summary>What one department says to the goal.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetCommitment(CollaborationId CollaborationId, DepartmentId DepartmentId) : IQuery<CommitmentView>, IAbout
{
    About IAbout.About => new(SubjectType.Commitment, CollaborationId.Value, DepartmentId);

    internal sealed class Handler(CommitmentReader reader) : IRequestHandler<GetCommitment, CommitmentView>
    {
        public Task<CommitmentView> Handle(GetCommitment query, CancellationToken cancellationToken) =>
            reader.ViewAsync(query.CollaborationId, query.DepartmentId, cancellationToken);
    }
}
