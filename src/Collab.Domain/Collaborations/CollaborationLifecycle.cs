using static Collab.Domain.Collaborations.CollaborationState;

namespace Collab.Domain.Collaborations;

/// <summary>The four scenarios of the process; each has a template.</summary>
public enum Scenario
{
    /// <summary>新项目/产品落地: several departments move together.</summary>
    NewProduct,

    /// <summary>跨部门资源协调: budget, people, materials.</summary>
    ResourceCoordination,

    /// <summary>客户问题/投诉处理: quickly settle lead, participants and time limit.</summary>
    CustomerProblem,

    /// <summary>年度/季度目标对齐: company strategy broken down to departments.</summary>
    GoalAlignment,
}

/// <summary>Where a collaboration stands.</summary>
public enum CollaborationState
{
    /// <summary>The brief is being written (step 1).</summary>
    Draft,

    /// <summary>The kick-off was held; departments state their commitments (step 1).</summary>
    Committing,

    /// <summary>All confirmed; responsibilities, plan and resources (steps 2 and 3).</summary>
    Planning,

    /// <summary>The plan is approved; work, progress, issues (steps 4 and 5).</summary>
    Executing,

    /// <summary>The last task is done; deliverables and goals are judged (step 6).</summary>
    Accepting,

    /// <summary>Signed; the retrospective and the summary report are owed (step 6).</summary>
    Retrospecting,

    /// <summary>Filed; read-only for ever.</summary>
    Archived,

    /// <summary>Given up, with a reason; read-only.</summary>
    Cancelled,
}

public static class CollaborationLifecycle
{
    public static readonly Lifecycle<CollaborationState> Table = new(
        CollaborationRules.NotAtThisStep,
        (Draft, Committing), (Committing, Planning), (Planning, Executing), (Executing, Accepting),
        (Accepting, Retrospecting), (Retrospecting, Archived),
        (Draft, Cancelled), (Committing, Cancelled), (Planning, Cancelled), (Executing, Cancelled), (Accepting, Cancelled), (Retrospecting, Cancelled));

    /// <summary>The step of the process, 1 to 6. Planning is step 2 until every department has its liaison, then 3.</summary>
    public static int StepOf(CollaborationState state, bool everyLiaisonNamed) => state switch
    {
        Draft or Committing => 1,
        Planning => everyLiaisonNamed ? 3 : 2,
        Executing => 4,
        _ => 6,
    };
}

public static class CollaborationRules
{
    public static readonly Rule TitleRequired = new("collaboration.titleRequired", Field: "title");
    public static readonly Rule OneDepartmentIsNone = new("collaboration.oneDepartmentIsNone", Field: "participatingDepartmentIds");
    public static readonly Rule DepartmentNotInvolved = new("collaboration.departmentNotInvolved");
    public static readonly Rule DepartmentUnknown = new("collaboration.departmentUnknown", Field: "participatingDepartmentIds");
    public static readonly Rule SponsorUnknown = new("collaboration.sponsorUnknown", Field: "sponsorId");
    public static readonly Rule TemplateUnknown = new("collaboration.templateUnknown", Field: "templateId");
    public static readonly Rule LiaisonUnknown = new("collaboration.liaisonUnknown");
    public static readonly Rule LiaisonNotOfDepartment = new("collaboration.liaisonNotOfDepartment");
    public static readonly Rule DeputyIsLiaison = new("collaboration.deputyIsLiaison", Field: "deputyId");
    public static readonly Rule LiaisonsMissing = new("collaboration.liaisonsMissing", RuleKind.Conflict);
    public static readonly Rule ReasonRequired = new("collaboration.reasonRequired", Field: "reason");
    public static readonly Rule DraftOnly = new("collaboration.draftOnly", RuleKind.Conflict);
    public static readonly Rule NotAtThisStep = new("collaboration.notAtThisStep", RuleKind.Conflict);
    public static readonly Rule ReadOnly = new("collaboration.readOnly", RuleKind.Conflict);
    public static readonly Rule NotReadyToArchive = new("collaboration.notReadyToArchive", RuleKind.Conflict);
    public static readonly Rule RetrospectiveMissing = new("collaboration.retrospectiveMissing", RuleKind.Conflict);
    public static readonly Rule SummaryMissing = new("collaboration.summaryMissing", RuleKind.Conflict);
    public static readonly Rule IssuesOpen = new("collaboration.issuesOpen", RuleKind.Conflict);
}
