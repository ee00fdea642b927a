using Collab.Domain.Collaborations;
using Collab.Domain.Departments;
using Collab.Domain.Members;
using Collab.Domain.WorkItems;

namespace Collab.Domain.ProgressReports;

/// <summary>What one department reported of its tasks for one week (协作进度跟踪表), Monday to Sunday. One per department and week.</summary>
public sealed class ProgressReport : AggregateRoot<ProgressReportId>
{
    private ProgressReport() { }

    /// <param name="week">The Monday of the week.</param>
    /// <param name="thisWeek">The Monday of the present week; nobody reports on a later one.</param>
    /// <param name="late">Whether the week's due time had passed.</param>
    public static ProgressReport Submit(
        Collaboration collaboration, DepartmentId department, LocalDate week, LocalDate thisWeek, IReadOnlyList<ProgressEntry> entries, bool late, MemberId by, Instant now)
    {
        Require(week.DayOfWeek == IsoDayOfWeek.Monday, ProgressReportRules.WeekIsAMonday);
        Require(week <= thisWeek, ProgressReportRules.WeekInFuture);
        RequireEntries(entries);
        var report = new ProgressReport
        {
            Id = NewId.Of<ProgressReportId>(),
            OrganizationId = collaboration.OrganizationId,
            CollaborationId = collaboration.Id,
            Title = collaboration.Title,
            DepartmentId = department,
            Week = week,
            Entries = [.. entries],
            Late = late,
            SubmittedAt = now,
            SubmittedBy = by,
        };
        report.Raise(new ProgressSubmitted(report.Id, collaboration.Id, collaboration.Title, department, week, by, now));
        return report;
    }

    public CollaborationId CollaborationId { get; private set; }

    /// <summary>The collaboration's title; what the record calls it.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Frozen at submission: a report stays with the department it was made for.</summary>
    public DepartmentId DepartmentId { get; private set; }

    /// <summary>The Monday of the week.</summary>
    public LocalDate Week { get; private set; }
    public Instant SubmittedAt { get; private set; }
    public MemberId SubmittedBy { get; private set; }
    public bool Late { get; private set; }
    public IReadOnlyList<ProgressEntry> Entries { get; private set; } = [];

    /// <summary>1 for the report as submitted; each correction is one more.</summary>
    public int Edition { get; private set; } = 1;

    /// <summary>A correction is a new edition; when it was submitted, and whether late, stays.</summary>
    public void Correct(IReadOnlyList<ProgressEntry> entries, MemberId by, Instant now)
    {
        RequireEntries(entries);
        Entries = [.. entries];
        Edition++;
        Raise(new ProgressCorrected(Id, CollaborationId, Title, Edition, by, now));
    }

    /// <summary>A department writes of its own tasks alone.</summary>
    public static void RequireOwn(WorkItem workItem, DepartmentId department) =>
        Require(workItem.ResponsibleDepartmentId == department, ProgressReportRules.NotYourWorkItem);

    private static void RequireEntries(IReadOnlyList<ProgressEntry> entries)
    {
        Require(entries.Count > 0, ProgressReportRules.NoEntries);
        Require(entries.DistinctBy(e => e.WorkItemId).Count() == entries.Count, ProgressReportRules.WorkItemTwice);
    }
}

/// <summary>One row as it was reported.</summary>
/// <param name="PercentComplete">Whole percent, 0 to 100.</param>
/// <param name="ResponsibleId">The first R at that time.</param>
public sealed record ProgressEntry(
    WorkItemId WorkItemId, string Title, LocalDate PlannedFinish, int PercentComplete, LocalDate? ActualFinish,
    string? Problem, string? Solution, string? NextStep, MemberId? ResponsibleId);

public static class ProgressReportRules
{
    public static readonly Rule WeekIsAMonday = new("progressReport.weekIsAMonday", Field: "week");
    public static readonly Rule WeekInFuture = new("progressReport.weekInFuture", Field: "week");
    public static readonly Rule NoEntries = new("progressReport.noEntries", Field: "entries");
    public static readonly Rule WorkItemTwice = new("progressReport.workItemTwice", Field: "entries");
    public static readonly Rule NotYourWorkItem = new("progressReport.notYourWorkItem", Field: "entries");
    public static readonly Rule SubmittedAlready = new("progressReport.submittedAlready", RuleKind.Conflict);
}

public abstract record ProgressReportEvent(ProgressReportId Id, CollaborationId Collaboration, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.ProgressReport, Id.Value, Title);
    public CollaborationId? CollaborationId => Collaboration;
}

/// <summary>Meets the department's weekly progress; all liaisons get a copy.</summary>
public sealed record ProgressSubmitted(ProgressReportId Id, CollaborationId Collaboration, string Title, DepartmentId DepartmentId, LocalDate Week, MemberId By, Instant At)
    : ProgressReportEvent(Id, Collaboration, Title, At);

public sealed record ProgressCorrected(ProgressReportId Id, CollaborationId Collaboration, string Title, int Edition, MemberId By, Instant At)
    : ProgressReportEvent(Id, Collaboration, Title, At);
