namespace Collab.Application.Meetings;

/// <summary>A decision to be recorded. It becomes a task, belongs to a plan revision, or says why nothing is to be done.</summary>
/// <param name="WorkItem">For <c>workItem</c>: the task that is created by it.</param>
/// <param name="PlanRevisionId">For <c>revision</c>: one of the plan's revisions.</param>
/// <param name="Because">For <c>noAction</c>: why.</param>
public sealed record DecisionToRecord(
    string Description, Disposition Disposition, WorkItemToPlan? WorkItem = null, PlanRevisionId? PlanRevisionId = null, string? Because = null)
{
    internal sealed class Validator : AbstractValidator<DecisionToRecord>
    {
        public Validator()
        {
            RuleFor(x => x.Description).MaximumLength(2_000);
            RuleFor(x => x.Disposition).IsInEnum();
            RuleFor(x => x.Because).MaximumLength(2_000);
            RuleFor(x => x.WorkItem!.Title).MaximumLength(200).When(x => x.WorkItem != null);
            RuleFor(x => x.WorkItem!.AcceptanceCriteria).MaximumLength(2_000).When(x => x.WorkItem != null);
        }
    }
}

/// <summary>A task that a decision creates, with its R and its A.</summary>
/// <param name="ResponsibleId">R: who owes it.</param>
/// <param name="AccountableId">A: who approves it.</param>
public sealed record WorkItemToPlan(
    string Title, LocalDate PlannedStart, LocalDate PlannedFinish, string? AcceptanceCriteria = null, MemberId? ResponsibleId = null, MemberId? AccountableId = null);
