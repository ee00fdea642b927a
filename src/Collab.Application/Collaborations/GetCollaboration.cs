namespace Collab.Application.Collaborations;

/// <summary>One collaboration: where it is and what the caller may do.</summary>
[Requires(Permission.SeeNamed)]
public sealed record GetCollaboration(CollaborationId Id) : IQuery<CollaborationView>, IAbout
{
    About IAbout.About => new(SubjectType.Collaboration, Id.Value);

    internal sealed class Handler(CollaborationReader reader) : IRequestHandler<GetCollaboration, CollaborationView>
    {
        public Task<CollaborationView> Handle(GetCollaboration query, CancellationToken cancellationToken) => reader.ViewAsync(query.Id, cancellationToken);
    }
}

/// <summary>Reads a collaboration for those who look at it.</summary>
internal sealed class CollaborationReader(ICollabDb db, ICaller caller, IAccess access, Names names, DeadlineCounts counts, StepFacts facts, BriefReader briefs) : IPerMessage
{
    public async Task<CollaborationView> ViewAsync(CollaborationId id, CancellationToken ct)
    {
        var head = await db.Collaborations.Where(c => c.Id == id).Select(c => new
        {
            c.Version,
            c.Title,
            c.Scenario,
            c.State,
            c.LeadDepartmentId,
            c.SponsorId,
            c.InitiatorId,
            c.InitiatorDepartmentId,
            c.TemplateId,
            c.CancelReason,
            c.CreatedAt,
            c.UpdatedAt,
            Departments = c.Departments.OrderBy(d => d.Position).Select(d => new { d.DepartmentId, d.LiaisonId }).ToList(),
        }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var relations = await access.RelationsToAsync(SubjectType.Collaboration, id.Value, ct);
        // Who is only informed of a task knows the collaboration by name, and nothing of its content.
        var sees = relations.Allows(Permission.SeeCollaboration) || caller.IsSystem;
        var goals = sees ? await db.Briefs.Where(b => b.Id == id).Select(b => b.Goals).SingleAsync(ct) : [];
        var named = head.Departments.Count(d => d.LiaisonId != null);
        var step = CollaborationLifecycle.StepOf(head.State, named == head.Departments.Count);
        var duties = (await counts.OfAsync([id], ct))[id];
        await names.LoadDepartmentsAsync(ct);
        await names.LoadMembersAsync([head.SponsorId, head.InitiatorId], ct);
        return new CollaborationView(
            id, head.Version, head.Title, head.Scenario, head.State, step, names.Department(head.LeadDepartmentId),
            [.. head.Departments.Select(d => names.Department(d.DepartmentId))], names.Member(head.SponsorId),
            new(names.Member(head.InitiatorId)!, names.Department(head.InitiatorDepartmentId)), head.TemplateId, head.CancelReason,
            await briefs.GoalsAsync(id, goals, head.State, ct),
            await facts.OfAsync(id, head.State, step, new(named, head.Departments.Count), withFacts: sees, ct),
            duties.Open, duties.Breached, duties.NextDueAt, head.CreatedAt, head.UpdatedAt, Allowed(relations, head.State));
    }

    private static List<string> Allowed(SubjectRelations relations, CollaborationState state)
    {
        List<string> allowed = [];
        var isOpen = state is not (CollaborationState.Archived or CollaborationState.Cancelled);
        var isDraft = state == CollaborationState.Draft;
        Add("amend", Permission.EditBrief, isDraft);
        Add("holdKickoff", Permission.HoldKickoff, isDraft);
        Add("addWorkItem", Permission.EditWorkItem, isOpen);
        Add("conveneMeeting", Permission.ConveneMeeting, isOpen);
        Add("submitResourceRequest", Permission.SubmitResourceRequest, isOpen);
        Add("reportIssue", Permission.ReportIssue, isOpen);
        Add("archive", Permission.ArchiveCollaboration, state == CollaborationState.Retrospecting);
        Add("cancel", Permission.CancelCollaboration, isOpen);
        return allowed;

        void Add(string verb, Permission permission, bool now)
        {
            if (now && relations.Allows(permission)) allowed.Add(verb);
        }
    }
}
