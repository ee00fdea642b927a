namespace Collab.Application.Issues;

/// <summary>All measures are done: the reporter is told, who closes the issue or reopens it.</summary>
internal sealed class TellReporter(Notices notices) : IReactTo<IssueResolved>
{
    public Task ReactAsync(IssueResolved happened, CancellationToken ct)
    {
        notices.Tell(happened.ReporterId, NotificationKind.IssueResolved, happened.Subject, happened.Collaboration, happened.At);
        return Task.CompletedTask;
    }
}
