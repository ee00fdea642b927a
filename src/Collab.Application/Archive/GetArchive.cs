namespace Collab.Application.Archive;

/// <summary>The whole collaboration as one JSON document: all that was written, decided, owed and told (process step 6).</summary>
/// <param name="Output">Where it is written to, while it is read.</param>
[Requires(Permission.SeeCollaboration)]
public sealed record GetArchive(CollaborationId Id, Stream Output) : IQuery<Unit>, IAbout
{
    About IAbout.About => new(SubjectType.Collaboration, Id.Value);

    internal sealed class Handler(ArchiveWriter writer) : IRequestHandler<GetArchive, Unit>
    {
        public async Task<Unit> Handle(GetArchive query, CancellationToken cancellationToken)
        {
            await writer.WriteAsync(query.Id, query.Output, cancellationToken);
            return Unit.Value;
        }
    }
}
