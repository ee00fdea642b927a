using Collab.Domain.Departments;
using Collab.Domain.Members;
using Collab.Domain.Organizations;
using Collab.Domain.Retrospectives;
using Collab.Domain.Summaries;
using Collab.Domain.Templates;

namespace Collab.Domain.Collaborations;

/// <summary>
/// One piece of work across departments (协作), from brief to archive. Keeps the order of the six steps and one liaison
/// per department; archived or cancelled, it is read-only.
/// </summary>
public sealed class Collaboration : AggregateRoot<CollaborationId>
{
    private readonly List<ParticipatingDepartment> _departments = [];

    private Collaboration() { }

    /// <param name="initiator">The member who starts it (需求发起方); his department is the initiating one.</param>
    /// <param name="sponsorId">The executive to whom the last escalation goes; by default the lead department's.</param>
    public static Collaboration Start(
        CollaborationId id, Member initiator, string title, Scenario scenario, Department lead,
        IEnumerable<DepartmentId> participating, MemberId? sponsorId, TemplateId? templateId, Instant now)
    {
        var collaboration = new Collaboration
        {
            Id = id,
            OrganizationId = initiator.OrganizationId,
            Title = Text.Required(title, CollaborationRules.TitleRequired),
            Scenario = scenario,
            InitiatorId = initiator.Id,
            InitiatorDepartmentId = initiator.DepartmentId,
            LeadDepartmentId = lead.Id,
            SponsorId = sponsorId ?? lead.SponsorId,
            TemplateId = templateId,
        };
        collaboration.SetDepartments(participating);
        collaboration.Raise(new CollaborationStarted(id, collaboration.Title, now));
        return collaboration;
    }

    public string Title { get; private set; } = "";
    public Scenario Scenario { get; private set; }
    public CollaborationState State { get; private set; } = CollaborationState.Draft;
    public TemplateId? TemplateId { get; private set; }
    public MemberId InitiatorId { get; private set; }
    public DepartmentId InitiatorDepartmentId { get; private set; }
    public DepartmentId LeadDepartmentId { get; private set; }
    public MemberId? SponsorId { get; private set; }
    public string? CancelReason { get; private set; }

    /// <summary>The lead department first, then the others in the order in which they were named.</summary>
    public IReadOnlyList<ParticipatingDepartment> Departments => [.. _departments.OrderBy(d => d.Position)];

    /// <summary>The step of the process, 1 to 6, that the state belongs to. Planning is step 2 until every liaison is named, then 3.</summary>
    public int Step => CollaborationLifecycle.StepOf(State, _departments.TrueForAll(d => d.LiaisonId != null));

    public bool Involves(DepartmentId department) => _departments.Exists(d => d.DepartmentId == department);

    public ParticipatingDepartment Participation(DepartmentId department) =>
        _departments.Find(d => d.DepartmentId == department)
        ?? throw new RuleBrokenException(CollaborationRules.DepartmentNotInvolved);

    /// <summary>Changes title, departments or sponsor while it is a draft.</summary>
    public void Amend(string? title, IEnumerable<DepartmentId>? participating, MemberId? sponsorId, Instant now)
    {
        Require(State == CollaborationState.Draft, CollaborationRules.DraftOnly);
        if (title != null) Title = Text.Required(title, CollaborationRules.TitleRequired);
        if (participating != null) SetDepartments(participating);
        if (sponsorId != null) SponsorId = sponsorId;
        Raise(new CollaborationAmended(Id, Title, now));
    }

    /// <summary>The kick-off meeting (需求启动会) took place: each department now owes its commitment.</summary>
    public void HoldKickoff(Instant now)
    {
        Move(CollaborationState.Committing);
        Raise(new KickoffHeld(Id, Title, now));
    }

    /// <summary>All departments have confirmed; step 1 is done.</summary>
    public void AgreeGoal(Instant now)
    {
        Move(CollaborationState.Planning);
        Raise(new GoalAgreed(Id, Title, now));
    }

    /// <summary>A department names the one person through whom messages and progress run, and who takes over when he is away.</summary>
    public void NameLiaison(DepartmentId department, Member liaison, Member? deputy, Instant now)
    {
        RequireOpen();
        var participation = Participation(department);
        Require(liaison.DepartmentId == department && liaison.Active, CollaborationRules.LiaisonNotOfDepartment, "memberId");
        Require(deputy == null || (deputy.DepartmentId == department && deputy.Active), CollaborationRules.LiaisonNotOfDepartment, "deputyId");
        Require(deputy?.Id != liaison.Id, CollaborationRules.DeputyIsLiaison);
        var former = participation.LiaisonId;
        participation.Name(liaison.Id, deputy?.Id);
        Raise(new LiaisonNamed(Id, Title, department, liaison.Id, former, now));
    }

    /// <summary>The liaison or the deputy of a department has left the company: who follows, or nobody.</summary>
    public void ReplaceLiaison(DepartmentId department, MemberId leaver, Member? successor, Instant now)
    {
        RequireOpen();
        var participation = Participation(department);
        Require(successor == null || (successor.DepartmentId == department && successor.Active), CollaborationRules.LiaisonNotOfDepartment);
        if (participation.LiaisonId == leaver)
        {
            participation.Name(successor?.Id, successor == null || participation.DeputyId == successor.Id ? null : participation.DeputyId);
            if (successor != null) Raise(new LiaisonNamed(Id, Title, department, successor.Id, leaver, now));
            else Raise(new LiaisonLeft(Id, Title, department, leaver, now));
        }
        else if (participation is { DeputyId: { } deputy, LiaisonId: { } liaison } && deputy == leaver)
        {
            participation.Name(liaison, successor?.Id == liaison ? null : successor?.Id);
            Raise(new LiaisonNamed(Id, Title, department, liaison, liaison, now));
        }
    }

    /// <summary>The sponsor has left the company: who follows, or nobody.</summary>
    public void ReplaceSponsor(MemberId leaver, Member? successor, Instant now)
    {
        RequireOpen();
        if (SponsorId != leaver) return;
        SponsorId = successor?.Id;
        Raise(new SponsorReplaced(Id, Title, SponsorId, leaver, now));
    }

    /// <summary>The plan was approved; work begins and progress is owed each week.</summary>
    public void BeginExecution(Instant now)
    {
        Require(_departments.TrueForAll(d => d.LiaisonId != null), CollaborationRules.LiaisonsMissing);
        Move(CollaborationState.Executing);
        Raise(new ExecutionBegun(Id, Title, now));
    }

    /// <summary>The last task is done: deliverables and goals are to be accepted.</summary>
    public void OpenAcceptance(Instant now)
    {
        Move(CollaborationState.Accepting);
        Raise(new AcceptanceOpened(Id, Title, now));
    }

    /// <summary>Accepted and signed: a retrospective is owed.</summary>
    public void OpenRetrospective(Instant now)
    {
        Move(CollaborationState.Retrospecting);
        Raise(new RetrospectiveOpened(Id, Title, now));
    }

    /// <summary>Files it for good: read-only, searchable, exportable whole.</summary>
    /// <param name="retrospective">Null while none is owed yet.</param>
    /// <param name="summary">Null while none is generated yet.</param>
    /// <param name="openIssues">Issues that still wait for measures, or measures that are not done.</param>
    public void Archive(Retrospective? retrospective, SummaryReport? summary, int openIssues, Instant now)
    {
        RequireOpen();
        Require(CollaborationLifecycle.Table.Allows(State, CollaborationState.Archived), CollaborationRules.NotReadyToArchive);
        Require(retrospective?.State == RetrospectiveState.Held, CollaborationRules.RetrospectiveMissing);
        Require(summary?.State == SummaryState.Filed, CollaborationRules.SummaryMissing);
        if (openIssues > 0) throw new RuleBrokenException(CollaborationRules.IssuesOpen, null, openIssues);
        Move(CollaborationState.Archived);
        Raise(new CollaborationArchived(Id, Title, now));
    }

    public void Cancel(string reason, Instant now)
    {
        RequireOpen();
        CancelReason = Text.Required(reason, CollaborationRules.ReasonRequired);
        Move(CollaborationState.Cancelled);
        Raise(new CollaborationCancelled(Id, Title, CancelReason, now));
    }

    /// <summary>Refuses when it is archived or cancelled. Every change to anything inside a collaboration asks this first.</summary>
    public void RequireOpen() =>
        Require(State is not (CollaborationState.Archived or CollaborationState.Cancelled), CollaborationRules.ReadOnly);

    /// <summary>Refuses when the process has not come to, or has left, the states in which something may be done.</summary>
    public void RequireState(params CollaborationState[] allowed)
    {
        RequireOpen();
        Require(allowed.Contains(State), CollaborationRules.NotAtThisStep);
    }

    private void Move(CollaborationState to) => State = CollaborationLifecycle.Table.Move(State, to);

    private void SetDepartments(IEnumerable<DepartmentId> participating)
    {
        DepartmentId[] all = [LeadDepartmentId, .. participating.Where(d => d != LeadDepartmentId).Distinct()];
        Require(all.Length > 1, CollaborationRules.OneDepartmentIsNone);
        _departments.RemoveAll(d => !all.Contains(d.DepartmentId));
        _departments.AddRange(all.Where(d => !Involves(d)).Select(d => new ParticipatingDepartment(d)));
        // Who stays keeps its liaison; the order is the one in which they were named last.
        _departments.Sort((a, b) => Array.IndexOf(all, a.DepartmentId).CompareTo(Array.IndexOf(all, b.DepartmentId)));
        for (var position = 0; position < all.Length; position++) _departments[position].TakePlace(position);
    }
}

/// <summary>A department that takes part (配合部门, or the 牵头部门), with its liaison (协作接口人).</summary>
public sealed class ParticipatingDepartment
{
    private ParticipatingDepartment() { }

    internal ParticipatingDepartment(DepartmentId departmentId) => DepartmentId = departmentId;

    public DepartmentId DepartmentId { get; private set; }

    /// <summary>0 for the lead department, then in the order in which they were named.</summary>
    public int Position { get; private set; }

    /// <summary>The one person through whom messages and progress run; null until named.</summary>
    public MemberId? LiaisonId { get; private set; }

    /// <summary>Takes over when the liaison is away.</summary>
    public MemberId? DeputyId { get; private set; }

    internal void TakePlace(int position) => Position = position;

    internal void Name(MemberId? liaison, MemberId? deputy) => (LiaisonId, DeputyId) = (liaison, deputy);
}
