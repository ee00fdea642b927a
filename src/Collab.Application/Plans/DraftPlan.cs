namespace Collab.Application.Plans;

/// <summary>Every collaboration has a plan from the start, empty where its template brought none; the lead department's head approves it.</summary>
internal sealed class DraftPlan(ICollabDb db) : IReactTo<CollaborationStarted>
{
    public async Task ReactAsync(CollaborationStarted happened, CancellationToken ct)
    {
        if (db.ExecutionPlans.Local.Any(p => p.Id == happened.Id)) return;
        var collaboration = db.Collaborations.Local.Single(c => c.Id == happened.Id);
        var head = await db.Departments.Where(d => d.Id == collaboration.LeadDepartmentId).Select(d => d.HeadId).SingleAsync(ct);
        db.ExecutionPlans.Add(new ExecutionPlan(collaboration.Id, collaboration.OrganizationId, collaboration.Title, head, []));
    }
}
