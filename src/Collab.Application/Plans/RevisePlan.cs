using System.Globalization;
using Collab.Application.Calendars;
using Collab.Application.WorkItems;

namespace Collab.Application.Plans;

/// <summary>The lead department proposes to move dates after the approval, with a reason. The approver decides; what the approver proposes is decided with it.</summary>
[Requires(Permission.RevisePlan)]
public sealed record RevisePlan(CollaborationId CollaborationId, long IfMatch, string Reason, IReadOnlyList<NewDates> Changes) : ICommand<PlanView>, IConditional
{
    About IAbout.About => new(SubjectType.Plan, CollaborationId.Value);

    internal sealed class Validator : AbstractValidator<RevisePlan>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).MaximumLength(2_000);
            RuleFor(x => x.Changes.Count).LessThanOrEqualTo(WorkItem.MostPerCollaboration).OverridePropertyName("changes");
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, Today today, PlanViews views) : IRequestHandler<RevisePlan, PlanView>
    {
        public async Task<PlanView> Handle(RevisePlan command, CancellationToken cancellationToken)
        {
            var collaboration = await db.Collaborations.GetForUpdateAsync(command.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            var plan = await db.ExecutionPlans.GetAsync(command.CollaborationId, command.IfMatch, cancellationToken);
            WorkItemId[] ids = [.. command.Changes.Select(c => c.WorkItemId)];
            var items = await db.WorkItems.Where(w => w.CollaborationId == command.CollaborationId && ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancellationToken);
            var changes = command.Changes.Select((change, i) => items.TryGetValue(change.WorkItemId, out var item)
                ? Blame.InLine("changes", i, () => item.ChangeTo(change.PlannedStart, change.PlannedFinish))
                : throw new RuleBrokenException(PlanRules.WorkItemUnknown, $"changes[{i}].workItemId")).ToList();
            for (var i = 0; i < command.Changes.Count; i++)
            {
                var change = command.Changes[i];
                await today.RequireNotOverAsync(
                    change.PlannedFinish, string.Create(CultureInfo.InvariantCulture, $"changes[{i}].plannedFinish"), cancellationToken, items[change.WorkItemId].PlannedFinish);
            }
            plan.ProposeRevision(command.Reason, changes, caller.MemberId!.Value, clock.GetCurrentInstant());
            collaboration.RequireState(WorkItemSteps.Running);
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.CollaborationId, cancellationToken);
        }
    }
}

/// <summary>The dates a task is to have.</summary>
/// <param name="PlannedFinish">Last day, included.</param>
public sealed record NewDates(WorkItemId WorkItemId, LocalDate PlannedStart, LocalDate PlannedFinish);
