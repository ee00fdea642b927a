namespace Collab.Application.Acceptances;

/// <summary>What every step of an acceptance asks first.</summary>
internal static class Beginning
{
    /// <summary>The acceptance, to change it; refused while there is still work to be done.</summary>
    public static async Task<Acceptance> BegunAsync(this DbSet<Acceptance> acceptances, CollaborationId id, CancellationToken ct) =>
        await acceptances.SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new RuleBrokenException(AcceptanceRules.NotBegun);

    /// <summary>How many tasks of the collaboration are neither completed nor cancelled.</summary>
    public static Task<int> CountOpenAsync(this DbSet<WorkItem> workItems, CollaborationId id, CancellationToken ct) =>
        workItems.CountAsync(w => w.CollaborationId == id && (w.State == WorkItemState.Planned || w.State == WorkItemState.InProgress), ct);
}
