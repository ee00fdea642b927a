using System.Globalization;

namespace Collab.Application.Members;

/// <summary>
/// Moves what is open in a leaver's name: each thing once, with its history, and one notice to each successor. The past stays
/// under the old name.
/// </summary>
internal sealed class HandingOver(ICollabDb db, Held held, Notices notices) : IPerMessage
{
    public async Task MoveAsync(Member leaver, Successors successors, Instant now, CancellationToken ct)
    {
        var selfApproval = await db.Organizations.Select(o => o.AllowsSelfApproval).SingleAsync(ct);
        // Each successor is told once, in the end, of all that is his now.
        notices.HoldBack = true;
        var owed = await held.Owed(leaver.Id).OrderBy(d => d.Id).ToListAsync(ct);
        // Those with a successor of their own first: what follows a liaison or a task does not move them a second time.
        foreach (var deadline in owed.Where(d => successors.IsNamed(HeldKind.Deadline, d.Id.Value))) await HandAsync(deadline, successors, now, ct);
        await db.SaveAsync(ct);

        foreach (var department in await held.Departments(leaver.Id).ToListAsync(ct)) Hand(department, leaver, successors);
        foreach (var collaboration in await held.Collaborations(leaver.Id).OrderBy(c => c.Id).ToListAsync(ct)) Hand(collaboration, leaver, successors, now);
        foreach (var plan in await held.Plans(leaver.Id).OrderBy(p => p.Id).ToListAsync(ct))
            successors.Give(HeldKind.Approver, plan.Id.Value, successor => plan.ReplaceApprover(leaver.Id, successor, now));
        foreach (var task in await held.Tasks(leaver.Id).OrderBy(w => w.Id).ToListAsync(ct))
            successors.Give(HeldKind.Raci, task.Id.Value, successor => task.Replace(leaver.Id, successor, selfApproval, now));
        await db.SaveAsync(ct);

        foreach (var deadline in owed.Where(d => d.OwnerMemberId == leaver.Id)) await HandAsync(deadline, successors, now, ct);
        await db.SaveAsync(ct);

        notices.HoldBack = false;
        foreach (var absence in await db.Delegations.Where(d => d.MemberId == leaver.Id && d.EndsAt > now && d.EndsAt > d.StartsAt).ToListAsync(ct)) absence.End(now);
        foreach (var delegation in await held.StoodFor(leaver.Id, now).ToListAsync(ct))
            successors.GiveOrLeave(HeldKind.Delegation, delegation.Id.Value, successor => delegation.HandOver(successor?.Id == delegation.MemberId ? null : successor, now));
        foreach (var (successor, count) in successors.Given)
            notices.Tell(
                successor, NotificationKind.DutiesHandedOver, new Subject(SubjectType.Member, leaver.Id.Value, leaver.Name), null, now,
                new Dictionary<string, string> { ["count"] = count.ToString(CultureInfo.InvariantCulture) });
    }

    private static void Hand(Department department, Member leaver, Successors successors)
    {
        if (department.HeadId == leaver.Id)
            successors.GiveOrLeave(HeldKind.Head, department.Id.Value, successor => department.LeadBy(successor?.Id, department.SponsorId));
        if (department.SponsorId == leaver.Id)
            successors.GiveOrLeave(HeldKind.DepartmentSponsor, department.Id.Value, successor => department.LeadBy(department.HeadId, successor?.Id));
    }

    private static void Hand(Collaboration collaboration, Member leaver, Successors successors, Instant now)
    {
        if (collaboration.SponsorId == leaver.Id)
            successors.GiveOrLeave(HeldKind.Sponsor, collaboration.Id.Value, successor => collaboration.ReplaceSponsor(leaver.Id, successor, now));
        foreach (var place in collaboration.Departments.Where(d => d.LiaisonId == leaver.Id || d.DeputyId == leaver.Id))
            successors.GiveOrLeave(
                place.LiaisonId == leaver.Id ? HeldKind.Liaison : HeldKind.Deputy, collaboration.Id.Value,
                successor => collaboration.ReplaceLiaison(place.DepartmentId, leaver.Id, successor, now));
    }

    /// <summary>What somebody promised or was given himself goes into the successor's department; what the department owes stays there.</summary>
    private async Task HandAsync(Deadline deadline, Successors successors, Instant now, CancellationToken ct)
    {
        var commitments = deadline.Kind != DeadlineKind.CommitmentCondition ? [] : await db.Commitments.Where(c => c.CollaborationId == deadline.CollaborationId).ToListAsync(ct);
        var issues = deadline.Kind != DeadlineKind.IssueMeasure ? [] : await db.Issues.Where(i => i.CollaborationId == deadline.CollaborationId && i.State == IssueState.MeasuresRecorded).ToListAsync(ct);
        successors.Give(HeldKind.Deadline, deadline.Id.Value, successor =>
        {
            var own = deadline.Kind is DeadlineKind.CommitmentCondition or DeadlineKind.IssueMeasure or DeadlineKind.WorkItem or DeadlineKind.RiskWarning;
            deadline.HandOver(own ? successor.DepartmentId : deadline.OwnerDepartmentId, successor.Id, now);
            foreach (var commitment in commitments) commitment.HandOver(ConditionId.From(deadline.Subject.Id), successor);
            foreach (var issue in issues) issue.HandOver(IssueMeasureId.From(deadline.Subject.Id), successor);
        });
    }
}
