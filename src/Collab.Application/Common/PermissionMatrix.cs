using static Collab.Application.Common.Relation;

namespace Collab.Application.Common;

/// <summary>Who may do what, as data. Any one relation suffices. Written down for people in docs/permissions.md.</summary>
public static class PermissionMatrix
{
    private const Relation Insiders = Administrator | Sponsor | InvolvedHead | InvolvedLiaison | Lead | Initiator | Participant | Approver;

    /// <summary>Those who act for a department: it owes what the process asks of it, and any of them may do it.</summary>
    private const Relation ForDepartment = SubjectHead | SubjectLiaison;

    /// <summary>
    /// Relations to a single thing in a collaboration: to a task, a request, a report. To the collaboration as a whole they say what one may
    /// with one's own.
    /// </summary>
    private const Relation ToSingleThings = ForDepartment | Responsible | Accountable | Consulted | Informed | Owner | Requester;

    private static readonly Dictionary<Permission, Relation> Rows = new()
    {
        [Permission.SignedIn] = (Relation)~0,
        [Permission.SeeCollaboration] = Insiders,
        [Permission.SeeNamed] = Insiders | SubjectHead | Informed | InformedOfAny | Owner,
        [Permission.StartCollaboration] = Sponsor | InvolvedHead | InvolvedLiaison | Lead | Participant | Colleague,
        [Permission.EditBrief] = Lead,
        [Permission.HoldKickoff] = Lead,
        [Permission.StateCommitment] = ForDepartment,
        [Permission.FulfilCondition] = ForDepartment | Owner | Lead,
        [Permission.NameLiaison] = ForDepartment,
        [Permission.AssignRaci] = Lead,
        [Permission.EditPlan] = Lead,
        [Permission.ApprovePlan] = Approver,
        [Permission.RevisePlan] = Lead,
        [Permission.EditWorkItem] = Lead,
        [Permission.RunWorkItem] = ForDepartment | Lead | Responsible,
        [Permission.SubmitProgressReport] = ForDepartment | Lead | Responsible,
        [Permission.RaiseRiskWarning] = ForDepartment | Lead | Responsible,
        [Permission.SubmitResourceRequest] = ForDepartment | Lead | Responsible,
        [Permission.ReplyToResourceRequest] = ForDepartment,
        [Permission.SettleResourceRequest] = Requester,
        [Permission.DecideResourceRequest] = Sponsor,
        [Permission.ReportIssue] = (Insiders & ~Administrator) | InformedOfAny,
        [Permission.SeeIssue] = Insiders | Owner,
        [Permission.RecordIssueMeasures] = Lead,
        [Permission.CompleteIssueMeasure] = Owner | Lead,
        [Permission.CloseIssue] = Owner,
        [Permission.ConveneMeeting] = Lead,
        [Permission.ConveneEmergencyMeeting] = Lead | Responsible | Owner,
        [Permission.JudgeAcceptance] = Initiator,
        [Permission.AcceptDeliverable] = Initiator,
        [Permission.SignAcceptance] = Approver,
        [Permission.HoldRetrospective] = Lead,
        [Permission.CorrectSummary] = Lead,
        [Permission.ArchiveCollaboration] = Sponsor | Lead,
        [Permission.CancelCollaboration] = Sponsor | Lead,
        [Permission.PauseDeadline] = Sponsor | Lead,
        [Permission.WaiveDeadline] = Sponsor | Lead,
        [Permission.ReadNotification] = Owner,
        [Permission.ArrangeDelegation] = Administrator | SubjectHead | Owner,
        [Permission.ManageAccessToken] = Administrator | Owner,
        [Permission.SeeAudit] = Administrator | Sponsor,
        [Permission.ManageOrganization] = Administrator,
        [Permission.RunJobs] = None,
    };

    public static bool Allows(Permission permission, Relation relations) =>
        permission == Permission.Anyone || (Rows[permission] & relations) != 0;

    /// <summary>
    /// Whether one with these relations may know that the thing exists. Who is only informed knows the collaboration by
    /// name, the work items he is informed of, and the summary; a colleague who takes no part knows nothing of it.
    /// </summary>
    public static bool MayKnow(SubjectType type, Relation relations) => type switch
    {
        SubjectType.Organization or SubjectType.Department or SubjectType.Member or SubjectType.Calendar or SubjectType.Template or SubjectType.DeadlinePolicy or SubjectType.Delegation =>
            relations != None,
        SubjectType.Notification => (relations & Owner) != 0,
        SubjectType.AccessToken => (relations & (Administrator | Owner)) != 0,
        SubjectType.Collaboration or SubjectType.Summary => (relations & (Insiders | InformedOfAny)) != 0,
        _ => (relations & (Insiders | Informed | Owner | Requester)) != 0,
    };

    /// <summary>What somebody may do in a collaboration as a whole, from what he is to it; for the explanation.</summary>
    public static PermissionAnswer In(Permission permission, Relation relations)
    {
        var holders = Rows[permission];
        if ((holders & relations & ~ToSingleThings) != 0) return PermissionAnswer.Yes;
        // Whose an issue or a request is, is known of each alone: anybody may have one.
        return (holders & (relations | Owner | Requester) & ToSingleThings) != 0 ? PermissionAnswer.OfOwn : PermissionAnswer.No;
    }

    /// <summary>Who has a permission; for documentation and tests.</summary>
    public static Relation HoldersOf(Permission permission) => permission == Permission.Anyone ? (Relation)~0 : Rows[permission];
}

/// <summary>Whether somebody may do something in a collaboration.</summary>
public enum PermissionAnswer
{
    No,

    /// <summary>With what is his own or his department's: his tasks, what he reported, what his department is asked.</summary>
    OfOwn,

    Yes,
}
