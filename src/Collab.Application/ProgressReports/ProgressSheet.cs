using Collab.Application.Deadlines;

namespace Collab.Application.ProgressReports;

/// <summary>The progress sheet (协作进度跟踪表) of one week: all departments' tasks, measures of issues, and who has sent.</summary>
/// <param name="Week">The Monday of the week.</param>
/// <param name="Due">When the week's reports are due; null when the week has no workday.</param>
/// <param name="CoveredBy">For a week without workdays: the Monday of the week whose report covers it.</param>
public sealed record ProgressSheet(
    LocalDate Week, SheetDue? Due, LocalDate? CoveredBy, IReadOnlyList<SheetRow> Rows, IReadOnlyList<SheetMeasure> Measures, IReadOnlyList<SheetReport> Reports);

/// <param name="At">Until when (UTC), this instant included.</param>
/// <param name="Day">The Friday, or the last workday of the week.</param>
public sealed record SheetDue(Instant At, LocalDate Day);

/// <summary>One task of the sheet; in an earlier week as it was reported then.</summary>
/// <param name="Department">The one that owes it; the lead department while nobody is responsible.</param>
/// <param name="AgreedFinish">The finish that was first approved.</param>
/// <param name="Mine">Whether the caller's department writes this row.</param>
/// <param name="Deadline">"Task due".</param>
public sealed record SheetRow(
    SheetWorkItem WorkItem, Ref Department, MemberRef? Responsible, LocalDate PlannedStart, LocalDate? AgreedFinish, LocalDate PlannedFinish, LocalDate? ActualFinish,
    int PercentComplete, string? Problem, string? Solution, string? NextStep, WorkItemState State, bool Mine, DeadlineBrief? Deadline);

/// <param name="Phase">Name of its phase.</param>
public sealed record SheetWorkItem(WorkItemId Id, string Title, long Version, string? Phase);

/// <summary>A measure against an issue, written into the sheet by itself (process step 5).</summary>
public sealed record SheetMeasure(IssueId IssueId, string IssueTitle, string Description, MemberRef? Owner, Instant DueAt, Instant? DoneAt);

/// <summary>Where one department's report stands.</summary>
/// <param name="Deadline">The week's duty; null when none was opened.</param>
public sealed record SheetReport(Ref Department, SheetReportState State, SheetReportBrief? Report, DeadlineBrief? Deadline);

public sealed record SheetReportBrief(ProgressReportId Id, long Version, Instant SubmittedAt, MemberRef? SubmittedBy);

public enum SheetReportState
{
    Due,
    Submitted,

    /// <summary>Sent after the due time.</summary>
    Late,

    /// <summary>No open task, so nothing is owed.</summary>
    NothingToReport,
}
