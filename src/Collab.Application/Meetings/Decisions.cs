using Collab.Application.Calendars;

namespace Collab.Application.Meetings;

/// <summary>Turns what was decided into what becomes of it: no decision of a meeting is left hanging (process step 4).</summary>
internal sealed class Decisions(ICollabDb db, Today today) : IPerMessage
{
    /// <param name="collaboration">Locked, so that the plan is not approved meanwhile.</param>
    public async Task<IReadOnlyList<MeetingDecision>> DisposeAsync(
        Collaboration collaboration, IReadOnlyList<DecisionToRecord> decisions, Instant now, CancellationToken ct)
    {
        if (decisions.Count == 0) return [];
        var plan = await db.ExecutionPlans.SingleOrDefaultAsync(x => x.Id == collaboration.Id, ct);
        var people = await PeopleOfAsync(decisions, ct);
        var selfApproval = await db.Organizations.Select(x => x.AllowsSelfApproval).SingleAsync(ct);
        var workItems = await db.WorkItems.CountAsync(x => x.CollaborationId == collaboration.Id, ct);
        List<MeetingDecision> disposed = [];
        foreach (var (index, decision) in decisions.Index())
        {
            var path = $"decisions[{index}]";
            WorkItemId? workItemId = null;
            if (decision is { Disposition: Disposition.WorkItem, WorkItem: { } toPlan })
            {
                WorkItem.RequireRoom(workItems++);
                workItemId = Blame.Inside($"{path}.workItem", () => Plan(collaboration, toPlan, people, selfApproval, plan?.State == PlanState.Approved, now));
                await today.RequireNotOverAsync(toPlan.PlannedFinish, $"{path}.workItem.plannedFinish", ct);
            }
            else if (decision is { Disposition: Disposition.Revision, PlanRevisionId: { } revision } && plan?.Revisions.Any(r => r.Id == revision) != true)
            {
                throw new RuleBrokenException(MeetingRules.RevisionUnknown, $"{path}.planRevisionId");
            }
            disposed.Add(MeetingDecision.Of(
                decision.Description, decision.Disposition, workItemId, decision.Disposition == Disposition.Revision ? decision.PlanRevisionId : null, decision.Because, path));
        }
        return disposed;
    }

    private WorkItemId Plan(
        Collaboration collaboration, WorkItemToPlan toPlan, Dictionary<MemberId, DepartmentId> people, bool selfApproval, bool agreed, Instant now)
    {
        RaciAssignment Letter(RaciRole role, MemberId? member, string field) => member is { } id && people.TryGetValue(id, out var department)
            ? new(id, department, role)
            : throw new RuleBrokenException(MeetingRules.DecisionWorkItemIncomplete, field);

        RaciAssignment[] raci =
        [
            Letter(RaciRole.Responsible, toPlan.ResponsibleId, "responsibleId"),
            Letter(RaciRole.Accountable, toPlan.AccountableId, "accountableId"),
        ];
        var item = WorkItem.Plan(collaboration, toPlan.Title, toPlan.PlannedStart, toPlan.PlannedFinish, toPlan.AcceptanceCriteria, null, now);
        item.AssignRaci(raci, selfApproval, now);
        if (agreed) item.Agree(now);
        db.WorkItems.Add(item);
        return item.Id;
    }

    private async Task<Dictionary<MemberId, DepartmentId>> PeopleOfAsync(IReadOnlyList<DecisionToRecord> decisions, CancellationToken ct)
    {
        MemberId[] named = [.. decisions.SelectMany(d => new[] { d.WorkItem?.ResponsibleId, d.WorkItem?.AccountableId }).OfType<MemberId>().Distinct()];
        return named.Length == 0
            ? []
            : await db.Members.Where(m => named.Contains(m.Id) && m.Active).ToDictionaryAsync(m => m.Id, m => m.DepartmentId, ct);
    }
}
