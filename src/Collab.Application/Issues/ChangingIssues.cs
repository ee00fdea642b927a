namespace Collab.Application.Issues;

/// <summary>What every change of an issue has in common: seen in its present version, in a collaboration that is open.</summary>
internal sealed class ChangingIssues(ICollabDb db, ICaller caller, IClock clock, IssueReader issues) : IPerMessage
{
    /// <param name="change">Gets the issue, who does it, and when.</param>
    public async Task<IssueView> ChangeAsync(IssueId id, long ifMatch, Func<Issue, Acting, Instant, Task> change, CancellationToken ct)
    {
        var issue = await db.Issues.GetAsync(id, ifMatch, ct);
        var collaboration = await db.Collaborations.GetForUpdateAsync(issue.CollaborationId, ct);
        collaboration.RequireOpen();
        await change(issue, caller.Acting(), clock.GetCurrentInstant());
        await db.SaveAsync(ct);
        return await issues.ViewAsync(id, ct);
    }

    public Task<IssueView> ChangeAsync(IssueId id, long ifMatch, Action<Issue, Acting, Instant> change, CancellationToken ct) =>
        ChangeAsync(id, ifMatch, (issue, by, now) =>
        {
            change(issue, by, now);
            return Task.CompletedTask;
        }, ct);
}
