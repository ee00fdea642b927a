namespace Collab.Application.Common;

/// <summary>What one may do. Who has it is written in <see cref="PermissionMatrix"/>.</summary>
public enum Permission
{
    /// <summary>Also without signing in. Such a message has no organization and no transaction.</summary>
    Anyone,

    /// <summary>Every member, about everything in the organization that is not secret.</summary>
    SignedIn,

    /// <summary>The collaboration, its parts and its history.</summary>
    SeeCollaboration,

    /// <summary>What also those see who are only informed: the head of a collaboration, their own work items, the summary.</summary>
    SeeNamed,

    StartCollaboration,
    EditBrief,
    HoldKickoff,
    StateCommitment,
    FulfilCondition,
    NameLiaison,
    AssignRaci,
    EditPlan,
    ApprovePlan,
    RevisePlan,
    EditWorkItem,
    RunWorkItem,
    SubmitProgressReport,
    RaiseRiskWarning,
    SubmitResourceRequest,
    ReplyToResourceRequest,
    SettleResourceRequest,
    DecideResourceRequest,
    ReportIssue,

    /// <summary>An issue: those who see the collaboration, and its reporter whatever part he has.</summary>
    SeeIssue,
    RecordIssueMeasures,
    CompleteIssueMeasure,
    CloseIssue,
    ConveneMeeting,

    /// <summary>The meeting after a risk warning, asked about the warning: also who owes the task, and who warned.</summary>
    ConveneEmergencyMeeting,
    JudgeAcceptance,
    AcceptDeliverable,
    SignAcceptance,
    HoldRetrospective,
    CorrectSummary,
    ArchiveCollaboration,
    CancelCollaboration,
    PauseDeadline,
    WaiveDeadline,
    ReadNotification,

    /// <summary>Says that a member is away and who stands in, and ends it; asked about the member or the delegation.</summary>
    ArrangeDelegation,

    /// <summary>Sees and revokes a token that exists; asked about the token, or about the member whose tokens are listed.</summary>
    ManageAccessToken,
    SeeAudit,
    ManageOrganization,

    /// <summary>Nobody but Collab itself: what its jobs do.</summary>
    RunJobs,
}
