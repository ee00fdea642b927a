namespace Collab.Application.Issues;

/// <summary>What was decided about an issue stands in the progress sheet of its task without anybody typing it again (process step 5).</summary>
internal sealed class WriteMeasuresIntoProgressSheet(ICollabDb db) : IReactTo<MeasuresRecorded>
{
    public async Task ReactAsync(MeasuresRecorded happened, CancellationToken ct)
    {
        if (happened.WorkItemId is not { } id) return;
        var workItem = db.WorkItems.Local.FirstOrDefault(x => x.Id == id) ?? await db.WorkItems.GetAsync(id, ct);
        var issue = db.Issues.Local.FirstOrDefault(x => x.Id == happened.Id) ?? await db.Issues.GetAsync(happened.Id, ct);
        // Also those of earlier that are not done yet: the sheet says all that is being done.
        workItem.NoteMeasures(happened.Title, string.Join('；', issue.Measures.Where(x => x.DoneAt == null).Select(x => x.Description)), happened.At);
    }
}
