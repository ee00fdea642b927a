using Collab.Application.Collaborations;

namespace Collab.Application.Archive;

/// <summary>Files a collaboration for good (process step 6): from now on it is read-only, and everybody involved hears of it.</summary>
[Requires(Permission.ArchiveCollaboration)]
public sealed record ArchiveCollaboration(CollaborationId Id, long IfMatch) : ICommand<CollaborationView>, IConditional
{
    About IAbout.About => new(SubjectType.Collaboration, Id.Value);

    internal sealed class Handler(ICollabDb db, IClock clock, CollaborationReader reader) : IRequestHandler<ArchiveCollaboration, CollaborationView>
    {
        public async Task<CollaborationView> Handle(ArchiveCollaboration command, CancellationToken cancellationToken)
        {
            var collaboration = (await db.Collaborations.GetForUpdateAsync(command.Id, cancellationToken)).MatchedBy(command.IfMatch);
            var retrospective = await db.Retrospectives.SingleOrDefaultAsync(r => r.Id == command.Id, cancellationToken);
            var summary = await db.SummaryReports.SingleOrDefaultAsync(s => s.Id == command.Id, cancellationToken);
            var openIssues = await db.Issues.CountAsync(
                i => i.CollaborationId == command.Id && (i.State == IssueState.Reported || i.State == IssueState.MeasuresRecorded), cancellationToken);
            collaboration.Archive(retrospective, summary, openIssues, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await reader.ViewAsync(command.Id, cancellationToken);
        }
    }
}
