using System.Globalization;
using Collab.Application.Calendars;

namespace Collab.Application.Plans;

/// <summary>The lead department writes the plan's phases and names its approver, until it is approved.</summary>
/// <param name="ApproverId">Who signs it off; left out: as before, at first the head of the lead department.</param>
/// <param name="Phases">All phases; one with an id replaces that one, one without is new, what is left out is removed.</param>
[Requires(Permission.EditPlan)]
public sealed record WritePlan(CollaborationId CollaborationId, long IfMatch, MemberId? ApproverId, IReadOnlyList<PhaseDraft> Phases)
    : ICommand<PlanView>, IConditional
{
    About IAbout.About => new(SubjectType.Plan, CollaborationId.Value);

    internal sealed class Validator : AbstractValidator<WritePlan>
    {
        public Validator()
        {
            RuleFor(x => x.Phases.Count).LessThanOrEqualTo(50).OverridePropertyName("phases");
            RuleForEach(x => x.Phases).ChildRules(phase =>
            {
                phase.RuleFor(x => x.Name).MaximumLength(100);
                phase.RuleFor(x => x.AcceptanceCriteria).MaximumLength(2_000);
                phase.RuleFor(x => x.Resources).MaximumLength(2_000);
            });
        }
    }

    internal sealed class Handler(ICollabDb db, IClock clock, Today today, PlanViews views) : IRequestHandler<WritePlan, PlanView>
    {
        public async Task<PlanView> Handle(WritePlan command, CancellationToken cancellationToken)
        {
            var collaboration = await db.Collaborations.GetForUpdateAsync(command.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            var plan = await db.ExecutionPlans.GetAsync(command.CollaborationId, command.IfMatch, cancellationToken);
            if (command.ApproverId is { } approver && !await db.Members.AnyAsync(m => m.Id == approver && m.Active, cancellationToken))
                throw new RuleBrokenException(PlanRules.ApproverUnknown);
            var used = await db.WorkItems.Where(w => w.CollaborationId == command.CollaborationId && w.PhaseId != null)
                .Select(w => w.PhaseId!.Value).Distinct().ToListAsync(cancellationToken);
            var phases = command.Phases.Select((draft, i) => Blame.InLine("phases", i, () => draft.ToPhase(plan))).ToList();
            var before = plan.Phases.ToDictionary(p => p.Id, p => p.Finish);
            plan.Write(command.ApproverId, phases, used, clock.GetCurrentInstant());
            foreach (var (i, phase) in phases.Index())
            {
                var field = string.Create(CultureInfo.InvariantCulture, $"phases[{i}].finish");
                await today.RequireNotOverAsync(phase.Finish, field, cancellationToken, before.TryGetValue(phase.Id, out var finish) ? finish : null);
            }
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.CollaborationId, cancellationToken);
        }
    }
}

/// <summary>A phase as it is written.</summary>
/// <param name="Start">First day.</param>
/// <param name="Finish">Last day, included.</param>
/// <param name="AcceptanceCriteria">交付标准.</param>
/// <param name="Resources">People, budget, tools, materials that it needs.</param>
/// <param name="Id">Of the phase that is changed; left out for a new one.</param>
public sealed record PhaseDraft(string Name, LocalDate Start, LocalDate Finish, string? AcceptanceCriteria = null, string? Resources = null, PhaseId? Id = null)
{
    internal Phase ToPhase(ExecutionPlan plan) => new(
        plan.PhaseOf(Id)?.Id ?? NewId.Of<PhaseId>(), Name, Start, Finish, Text.Optional(AcceptanceCriteria) ?? "", Text.Optional(Resources) ?? "");
}
