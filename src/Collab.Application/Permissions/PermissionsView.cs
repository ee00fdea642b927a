namespace Collab.Application.Permissions;

/// <summary>What a person may do in a collaboration, or in the organization, and whose each permission is.</summary>
/// <param name="Member">Of whom it is told.</param>
/// <param name="CollaborationId">Null: the organization.</param>
/// <param name="MayKnow">Whether the person may know that the collaboration exists; if not, nothing in it is allowed.</param>
/// <param name="Relations">What the person is to it.</param>
/// <param name="StandsFor">Who is away and is represented by the person, with what that one is.</param>
public sealed record PermissionsView(
    MemberRef Member, CollaborationId? CollaborationId, bool MayKnow, IReadOnlyList<Relation> Relations, IReadOnlyList<StandInView> StandsFor,
    IReadOnlyList<PermissionView> Permissions);

/// <param name="Member">Who is away.</param>
/// <param name="Relations">What that one is to it.</param>
public sealed record StandInView(MemberRef Member, IReadOnlyList<Relation> Relations);

/// <param name="Area">Where it belongs: a step of the process, the collaboration, the organization.</param>
/// <param name="Answer">Whether the person may: yes; ofOwn, with what is his own or his department's; no. The state or a rule may still refuse it.</param>
/// <param name="InTheNameOf">Who is away and in whose name it is allowed; null: in the person's own, or not at all.</param>
/// <param name="Holders">Whoever is any of these may.</param>
public sealed record PermissionView(Permission Permission, PermissionArea Area, PermissionAnswer Answer, MemberRef? InTheNameOf, IReadOnlyList<Relation> Holders);

/// <summary>Where a permission belongs, in the order of the process.</summary>
public enum PermissionArea
{
    /// <summary>Step 1: goals and brief.</summary>
    Goals,

    /// <summary>Step 2: responsibilities and liaisons.</summary>
    Responsibilities,

    /// <summary>Step 3: plan and resources.</summary>
    Plan,

    /// <summary>Step 4: progress and risks.</summary>
    Progress,

    /// <summary>Step 5: issues and decisions.</summary>
    Issues,

    /// <summary>Step 6: acceptance and retrospective.</summary>
    Closing,

    /// <summary>The collaboration as a whole and its deadlines.</summary>
    Collaboration,

    Organization,
}

internal static class PermissionAreas
{
    /// <summary>Null: nobody asks who has it.</summary>
    public static PermissionArea? Of(Permission permission) => permission switch
    {
        Permission.EditBrief or Permission.HoldKickoff or Permission.StateCommitment or Permission.FulfilCondition => PermissionArea.Goals,
        Permission.NameLiaison or Permission.AssignRaci => PermissionArea.Responsibilities,
        Permission.EditPlan or Permission.ApprovePlan or Permission.RevisePlan or Permission.EditWorkItem or Permission.SubmitResourceRequest
            or Permission.ReplyToResourceRequest or Permission.SettleResourceRequest or Permission.DecideResourceRequest => PermissionArea.Plan,
        Permission.RunWorkItem or Permission.SubmitProgressReport or Permission.RaiseRiskWarning or Permission.ConveneMeeting or Permission.ConveneEmergencyMeeting => PermissionArea.Progress,
        Permission.ReportIssue or Permission.SeeIssue or Permission.RecordIssueMeasures or Permission.CompleteIssueMeasure or Permission.CloseIssue => PermissionArea.Issues,
        Permission.JudgeAcceptance or Permission.AcceptDeliverable or Permission.SignAcceptance or Permission.HoldRetrospective or Permission.CorrectSummary => PermissionArea.Closing,
        Permission.SeeCollaboration or Permission.SeeNamed or Permission.ArchiveCollaboration or Permission.CancelCollaboration or Permission.PauseDeadline
            or Permission.WaiveDeadline => PermissionArea.Collaboration,
        Permission.Anyone or Permission.SignedIn or Permission.RunJobs => null,
        _ => PermissionArea.Organization,
    };
}
