namespace Collab.Application.Acceptances;

/// <summary>
/// The last task is done: what was promised is laid beside what was delivered, the lead department owes the acceptance
/// within 5 workdays, and those hear of it who judge and sign.
/// </summary>
internal sealed class BeginAcceptance(ICollabDb db, Duties duties, People people, Notices notices) : IReactTo<AcceptanceOpened>
{
    public async Task ReactAsync(AcceptanceOpened happened, CancellationToken ct)
    {
        var collaboration = await people.CollaborationAsync(happened.Id, ct);
        var brief = await db.Briefs.SingleAsync(b => b.Id == happened.Id, ct);
        // Whole, not projected: the last one was completed a moment ago and is not saved yet.
        var workItems = await db.WorkItems.Where(w => w.CollaborationId == happened.Id).OrderBy(w => w.PlannedFinish).ThenBy(w => w.Id).ToListAsync(ct);
        var acceptance = Acceptance.Open(collaboration, brief, workItems, NewId.Of<DeadlineId>());
        db.Acceptances.Add(acceptance);

        var subject = new Subject(SubjectType.Acceptance, acceptance.Id.Value, acceptance.Title);
        await duties.OpenAsync(
            acceptance.DeadlineId, DeadlineKind.Acceptance,
            new Duty(acceptance.Id, subject, collaboration.LeadDepartmentId, await people.LeadAsync(acceptance.Id, ct)), happened.At, ct);

        var judge = await people.LiaisonOrHeadAsync(acceptance.Id, collaboration.InitiatorDepartmentId, ct);
        var approver = await db.ExecutionPlans.Where(p => p.Id == acceptance.Id).Select(p => p.ApproverId).SingleOrDefaultAsync(ct);
        notices.Ask([judge, approver], NotificationKind.AcceptanceDue, subject, acceptance.Id, happened.At, new Dictionary<string, string> { ["step"] = "judge" });
    }
}
