namespace Collab.Application.ProgressReports;

/// <summary>One row of the progress sheet as it is sent.</summary>
/// <param name="PercentComplete">Whole percent; 100 completes the task, more than 0 starts it.</param>
/// <param name="ActualFinish">When it was done; only with 100, not in the future.</param>
public sealed record ProgressLine(
    WorkItemId WorkItemId, int PercentComplete, LocalDate? ActualFinish = null, string? Problem = null, string? Solution = null, string? NextStep = null);

internal sealed class ProgressLineValidator : AbstractValidator<ProgressLine>
{
    public ProgressLineValidator()
    {
        RuleFor(x => x.Problem).MaximumLength(2_000);
        RuleFor(x => x.Solution).MaximumLength(2_000);
        RuleFor(x => x.NextStep).MaximumLength(2_000);
    }
}

/// <summary>Writes the rows of a department into its tasks.</summary>
internal sealed class ProgressLines(ICollabDb db, CalendarBook calendars) : IPerMessage
{
    /// <param name="apply">False for a correction of an older week: the tasks have moved on since.</param>
    public async Task<IReadOnlyList<ProgressEntry>> WriteAsync(
        CollaborationId collaboration, DepartmentId department, IReadOnlyList<ProgressLine> lines, bool apply, Instant now, CancellationToken ct)
    {
        WorkItemId[] ids = [.. lines.Select(l => l.WorkItemId)];
        var items = await db.WorkItems.Where(w => w.CollaborationId == collaboration && ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, ct);
        var today = (await calendars.OfOrganizationAsync(ct)).DateOf(now);
        return [.. lines.Select((line, i) => Blame.InLine("entries", i, () => Write(line)))];

        ProgressEntry Write(ProgressLine line)
        {
            if (!items.TryGetValue(line.WorkItemId, out var item)) throw new RuleBrokenException(ProgressReportRules.NotYourWorkItem, "workItemId");
            ProgressReport.RequireOwn(item, department);
            var progress = new Progress(line.PercentComplete, line.ActualFinish, line.Problem, line.Solution, line.NextStep);
            if (apply) item.ReportProgress(progress, today, now);
            return new ProgressEntry(
                item.Id, item.Title, item.PlannedFinish, progress.PercentComplete, progress.PercentComplete == 100 ? progress.ActualFinish ?? item.ActualFinish : null,
                progress.Problem, progress.Solution, progress.NextStep, item.Responsible?.MemberId);
        }
    }
}
