namespace Collab.Application.Meetings;

/// <summary>
/// Who may convene and hold a meeting: the lead department and the initiator; after a risk warning also who owes the task,
/// and who warned, so that the 24 hours do not depend on somebody else.
/// </summary>
internal sealed class MeetingRights(IAccess access) : IPerMessage
{
    public Task DemandAsync(CollaborationId collaborationId, MeetingKind kind, RiskWarningId? riskWarningId, CancellationToken ct) => kind switch
    {
        MeetingKind.EmergencyCoordination when riskWarningId is { } warning =>
            access.DemandAsync(Permission.ConveneEmergencyMeeting, new About(SubjectType.RiskWarning, warning.Value), ct),
        MeetingKind.Kickoff => access.DemandAsync(Permission.HoldKickoff, new About(SubjectType.Collaboration, collaborationId.Value), ct),
        _ => access.DemandAsync(Permission.ConveneMeeting, new About(SubjectType.Collaboration, collaborationId.Value), ct),
    };
}
