namespace Collab.Application.WorkItems;

/// <summary>The responsibility matrix (责任分工矩阵) of a collaboration, with what is missing in it.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetRaci(CollaborationId CollaborationId) : IQuery<RaciMatrix>, IAbout
{
    About IAbout.About => new(SubjectType.Collaboration, CollaborationId.Value);

    internal sealed class Handler(RaciViews views) : IRequestHandler<GetRaci, RaciMatrix>
    {
        public Task<RaciMatrix> Handle(GetRaci query, CancellationToken cancellationToken) => views.MatrixAsync(query.CollaborationId, cancellationToken);
    }
}

/// <summary>One row of the matrix.</summary>
[Requires(Permission.SeeNamed)]
public sealed record GetRaciRow(WorkItemId WorkItemId) : IQuery<RaciRow>, IAbout
{
    About IAbout.About => new(SubjectType.WorkItem, WorkItemId.Value);

    internal sealed class Handler(RaciViews views) : IRequestHandler<GetRaciRow, RaciRow>
    {
        public Task<RaciRow> Handle(GetRaciRow query, CancellationToken cancellationToken) => views.RowAsync(query.WorkItemId, cancellationToken);
    }
}
