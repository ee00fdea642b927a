using Collab.Application.Deadlines;
using Collab.Application.Notifications;
using Collab.Application.WorkItems;

namespace Collab.Application.RiskWarnings;

/// <summary>The task's duty to warn is met.</summary>
internal sealed class NoteWarning(WorkItemDuties items) : IReactTo<RiskWarningRaised>
{
    public async Task ReactAsync(RiskWarningRaised happened, CancellationToken ct) => (await items.FindAsync(happened.WorkItemId, ct)).Warned(happened.At);
}

/// <summary>The lead department owes the emergency coordination meeting within 24 hours.</summary>
internal sealed class OpenEmergencyMeetingDuty(Duties duties, People people) : IReactTo<RiskWarningRaised>
{
    public async Task ReactAsync(RiskWarningRaised happened, CancellationToken ct)
    {
        var lead = (await people.CollaborationAsync(happened.Collaboration, ct)).LeadDepartmentId;
        var duty = new Duty(happened.Collaboration, happened.Subject, lead, await people.LeadAsync(happened.Collaboration, ct));
        await duties.OpenAsync(happened.MeetingDeadlineId, DeadlineKind.EmergencyMeeting, duty, happened.At, ct);
    }
}

/// <summary>All liaisons, the task's A and the sponsor learn of it.</summary>
internal sealed class TellOfRiskWarning(WorkItemDuties items, People people, Notices notices) : IReactTo<RiskWarningRaised>
{
    public async Task ReactAsync(RiskWarningRaised happened, CancellationToken ct)
    {
        var liaisons = await people.AllLiaisonsAsync(happened.Collaboration, ct);
        var workItem = await items.FindAsync(happened.WorkItemId, ct);
        notices.Tell(
            [.. liaisons.Select(m => (MemberId?)m), .. workItem.Having(RaciRole.Accountable), await people.SponsorAsync(happened.Collaboration, ct)],
            NotificationKind.RiskWarningRaised, happened.Subject, happened.Collaboration, happened.At);
    }
}

/// <summary>The meeting was convened.</summary>
internal sealed class MeetEmergencyMeetingDuty(Duties duties) : IReactTo<EmergencyMeetingConvened>
{
    public Task ReactAsync(EmergencyMeetingConvened happened, CancellationToken ct) => duties.MeetAsync(happened.MeetingDeadlineId, happened.At, ct);
}
