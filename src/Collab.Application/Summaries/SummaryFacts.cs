namespace Collab.Application.Summaries;

/// <summary>What the record of a collaboration holds for its summary report, with names in place of ids.</summary>
public sealed record SummaryFacts(
    string Background, string CoreNeeds, LocalDate ExpectedFinish, IReadOnlyList<GoalFact> Goals, IReadOnlyList<DepartmentFact> Departments,
    SomeOf<WorkItemFact> WorkItems, SomeOf<RequestFact> Requests, SomeOf<IssueFact> Issues, IReadOnlyList<DeadlineFact> Deadlines, RetrospectiveFact Retrospective);

/// <summary>The first of many.</summary>
/// <param name="More">How many were left out; the archive has them.</param>
public sealed record SomeOf<TFact>(IReadOnlyList<TFact> Items, int More);

/// <param name="Measured">Null where it was not measured.</param>
public sealed record GoalFact(string Indicator, decimal Target, string Unit, LocalDate DueOn, decimal? Measured, Verdict? Verdict, string? Remarks);

/// <param name="Liaison">Null where none was named.</param>
public sealed record DepartmentFact(string Name, bool Leads, string? Liaison);

/// <param name="Responsible">Names of all R.</param>
/// <param name="AgreedFinish">As first approved; null for a task that never was.</param>
/// <param name="TimesMoved">How often a revision moved the finish.</param>
public sealed record WorkItemFact(
    string Title, WorkItemState State, IReadOnlyList<string> Responsible, string? Accountable, LocalDate? AgreedFinish, LocalDate? ActualFinish, int TimesMoved);

public sealed record RequestFact(
    string Title, decimal Quantity, string Unit, string Provider, ResourceRequestState State, ReplyDecision? Decision, decimal? OfferedQuantity, string? Alternative);

public sealed record IssueFact(string Title, string Impact, IssueState State, IReadOnlyList<MeasureFact> Measures);

/// <param name="DoneOn">Null while it is not done.</param>
public sealed record MeasureFact(string Description, string? Owner, LocalDate DueOn, LocalDate? DoneOn);

/// <summary>How one department kept its deadlines. There is no such count of a person.</summary>
public sealed record DeadlineFact(string Department, int Met, int MetLate, int Breached, int Waived);

public sealed record RetrospectiveFact(
    IReadOnlyList<string> WentWell, IReadOnlyList<string> DidNotGoWell, IReadOnlyList<string> Causes, IReadOnlyList<ImprovementFact> Improvements);

public sealed record ImprovementFact(string Description, string? Owner, LocalDate DueOn);
