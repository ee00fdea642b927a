namespace Collab.Application.Collaborations;

/// <summary>One collaboration in a list.</summary>
/// <param name="Step">The step of the process that it has come to, 1 to 6.</param>
/// <param name="Departments">Those that take part, the lead department first.</param>
/// <param name="OpenDeadlines">Duties that are owed and not yet due.</param>
/// <param name="BreachedDeadlines">Duties that were missed and are still owed.</param>
/// <param name="NextDueAt">When the next of the open ones is due (UTC).</param>
public sealed record CollaborationRow(
    CollaborationId Id, long Version, string Title, Scenario Scenario, CollaborationState State, int Step, Ref LeadDepartment, IReadOnlyList<Ref> Departments,
    MemberRef? Sponsor, Instant CreatedAt, Instant UpdatedAt, int OpenDeadlines, int BreachedDeadlines, Instant? NextDueAt);

/// <summary>One collaboration: where it is, step by step, and what the caller may do.</summary>
/// <param name="Step">The step of the process that it has come to, 1 to 6.</param>
/// <param name="Departments">Those that take part, the lead department first.</param>
/// <param name="CancelReason">Why it was given up; null when it was not.</param>
/// <param name="Goals">Empty for those who are only informed of a task.</param>
/// <param name="Steps">The six steps, each with the facts that tell how it stands.</param>
/// <param name="Allowed">What the caller may do now: amend, holdKickoff, cancel, archive, addWorkItem, conveneMeeting, reportIssue, submitResourceRequest.</param>
public sealed record CollaborationView(
    CollaborationId Id, long Version, string Title, Scenario Scenario, CollaborationState State, int Step, Ref LeadDepartment, IReadOnlyList<Ref> Departments,
    MemberRef? Sponsor, CollaborationInitiator Initiator, TemplateId? TemplateId, string? CancelReason, IReadOnlyList<GoalView> Goals, IReadOnlyList<StepView> Steps,
    int OpenDeadlines, int BreachedDeadlines, Instant? NextDueAt, Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <summary>Who started it (需求发起方).</summary>
public sealed record CollaborationInitiator(MemberRef Member, Ref Department);

/// <summary>Whether a step is behind, under way, or ahead.</summary>
public enum StepState
{
    Done,
    Current,
    Ahead,
}

/// <param name="Step">1 to 6.</param>
/// <param name="Gap">Something is missing that this step should have settled, such as a task without approver.</param>
public sealed record StepView(int Step, StepState State, bool Gap, IReadOnlyList<Fact> Facts);

/// <summary>One fact, for the client to say in the reader's language.</summary>
/// <param name="Code">
/// commitmentsConfirmed{confirmed,total}, commitmentsDeclined{n}, conditionsOpen{n}, conditionsFulfilled{n}, workItems{n}, liaisons{named,total}, workItemsWithoutResponsible{n}, workItemsWithoutAccountable{n},
/// planDraft, planApproved{on}, revisions{n}, requestsOpen{n}, workItemsCompleted{n,total}, progressDue{at}, issuesOpen{n}, checksJudged{n,total}, accepted{on}, retrospectiveHeld{on}, notStarted.
/// </param>
/// <param name="Values">Numbers, days (YYYY-MM-DD) and instants (UTC) by name.</param>
public sealed record Fact(string Code, IReadOnlyDictionary<string, object> Values);
