using Collab.Application.Calendars;

namespace Collab.Application.Collaborations;

/// <summary>
/// A member starts a collaboration with its brief (process step 1). The plan is a draft whose approver is the head of the
/// lead department; a template fills in phases and tasks, counted in workdays from the day after.
/// </summary>
[Requires(Permission.StartCollaboration)]
public sealed record StartCollaboration(
    string Title, Scenario Scenario, TemplateId? TemplateId, DepartmentId LeadDepartmentId, IReadOnlyList<DepartmentId> ParticipatingDepartmentIds,
    BriefText Brief, IReadOnlyList<GoalText> Goals) : ICommand<CollaborationView>
{
    internal sealed class Validator : AbstractValidator<StartCollaboration>
    {
        public Validator(ICaller caller)
        {
            RuleFor(x => x.Title).NotEmpty().MaximumLength(CollaborationLimits.Title);
            RuleFor(x => x.ParticipatingDepartmentIds).Must(ids => ids.Count <= CollaborationLimits.Departments);
            RuleFor(x => x.Brief).NotNull().SetValidator(new BriefText.Validator(caller));
            RuleFor(x => x.Goals).Must(goals => goals.Count <= BriefLimits.Goals);
            RuleForEach(x => x.Goals).NotNull().SetValidator(new GoalText.Validator(caller));
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, CalendarBook calendars, Today today, CollaborationReader reader)
        : IRequestHandler<StartCollaboration, CollaborationView>
    {
        public async Task<CollaborationView> Handle(StartCollaboration command, CancellationToken cancellationToken)
        {
            var now = clock.GetCurrentInstant();
            await today.RequireNotOverAsync(command.Brief.ExpectedFinish, "brief.expectedFinish", cancellationToken);
            await today.RequireNotOverAsync(command.Goals, null, cancellationToken);
            var initiator = await db.Members.GetAsync(caller.MemberId!.Value, cancellationToken);
            var departments = await db.Departments.KnownAsync([command.LeadDepartmentId, .. command.ParticipatingDepartmentIds], cancellationToken);
            var lead = departments.GetValueOrDefault(command.LeadDepartmentId) ?? throw new RuleBrokenException(CollaborationRules.DepartmentUnknown, "leadDepartmentId");
            departments.RequireAll(command.ParticipatingDepartmentIds);

            var collaboration = Collaboration.Start(
                NewId.Of<CollaborationId>(), initiator, command.Title, command.Scenario, lead, command.ParticipatingDepartmentIds, null, command.TemplateId, now);
            db.Collaborations.Add(collaboration);
            db.Briefs.Add(new Brief(
                collaboration.Id, collaboration.OrganizationId, collaboration.Title, command.Brief.Background, command.Brief.CoreNeeds, command.Brief.ExpectedFinish,
                [.. command.Goals.Select(g => g.ToGoal())], now));
            await PlanAsync(collaboration, lead, now, cancellationToken);
            await db.SaveAsync(cancellationToken);
            return await reader.ViewAsync(collaboration.Id, cancellationToken);
        }

        private async Task PlanAsync(Collaboration collaboration, Department lead, Instant now, CancellationToken ct)
        {
            List<Phase> phases = [];
            if (collaboration.TemplateId is { } templateId)
            {
                var template = await db.Templates.SingleOrDefaultAsync(t => t.Id == templateId, ct) ?? throw new RuleBrokenException(CollaborationRules.TemplateUnknown);
                var calendar = await calendars.OfOrganizationAsync(ct);
                foreach (var (phase, start, finish, items) in template.Schedule(calendar, calendar.DateOf(now)))
                {
                    var planned = new Phase(NewId.Of<PhaseId>(), phase.Name, start, finish, phase.AcceptanceCriteria, phase.Resources);
                    phases.Add(planned);
                    foreach (var (item, from, until) in items)
                        db.WorkItems.Add(WorkItem.Plan(collaboration, item.Title, from, until, item.AcceptanceCriteria, planned, now));
                }
            }
            db.ExecutionPlans.Add(new ExecutionPlan(collaboration.Id, collaboration.OrganizationId, collaboration.Title, lead.HeadId, phases));
        }
    }
}

internal static class CollaborationLimits
{
    public const int Title = 200;
    public const int Departments = 50;
    public const int Reason = 1_000;
}

/// <summary>Departments that a command names.</summary>
internal static class NamedDepartments
{
    public static Task<Dictionary<DepartmentId, Department>> KnownAsync(this DbSet<Department> departments, IReadOnlyCollection<DepartmentId> ids, CancellationToken ct) =>
        departments.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);

    public static void RequireAll(this Dictionary<DepartmentId, Department> known, IEnumerable<DepartmentId> ids)
    {
        if (!ids.All(known.ContainsKey)) throw new RuleBrokenException(CollaborationRules.DepartmentUnknown);
    }
}
