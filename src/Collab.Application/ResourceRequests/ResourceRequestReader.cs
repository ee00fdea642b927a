namespace Collab.Application.ResourceRequests;

/// <summary>Reads resource requests for answers, one or a page: the same view everywhere.</summary>
internal sealed class ResourceRequestReader(ICollabDb db, IAccess access, Names names) : IPerMessage
{
    /// <summary>What a view is made of.</summary>
    internal sealed class Found
    {
        public required ResourceRequest Request { get; init; }
        public required DeadlineBrief Deadline { get; init; }

        /// <summary>Of the deadline, to order by.</summary>
        public required Instant DueAt { get; init; }
        public required string CollaborationTitle { get; init; }
        public required CollaborationState CollaborationState { get; init; }
    }

    /// <summary>All of the organization, to filter and order.</summary>
    public IQueryable<Found> All =>
        from request in db.ResourceRequests.AsNoTracking()
        join deadline in db.Deadlines.Where(d => d.Kind == DeadlineKind.ResourceReply) on request.ReplyDeadlineId equals deadline.Id
        join collaboration in db.Collaborations on request.CollaborationId equals collaboration.Id
        select new Found
        {
            Request = request,
            Deadline = new DeadlineBrief(deadline.Id, deadline.Kind, deadline.State, deadline.DueAt, deadline.Provisional),
            DueAt = deadline.DueAt,
            CollaborationTitle = collaboration.Title,
            CollaborationState = collaboration.State,
        };

    public async Task<ResourceRequestView> ViewAsync(ResourceRequestId id, CancellationToken ct)
    {
        var found = await All.SingleOrDefaultAsync(x => x.Request.Id == id, ct) ?? throw new NotFoundException();
        return (await ViewsAsync([found], ct))[0];
    }

    public async Task<IReadOnlyList<ResourceRequestView>> ViewsAsync(IReadOnlyList<Found> found, CancellationToken ct)
    {
        var relations = await access.RelationsToAsync(SubjectType.ResourceRequest, [.. found.Select(x => x.Request.Id.Value)], ct);
        await names.LoadDepartmentsAsync(ct);
        await names.LoadMembersAsync(found.SelectMany(x => (IEnumerable<MemberId?>)[x.Request.RequesterId, x.Request.Reply?.By, x.Request.Settlement?.By, .. x.Request.Questions.SelectMany(q => new[] { q.By, q.AnsweredBy })]), ct);
        return [.. found.Select(x => ToView(x, relations[x.Request.Id.Value]))];
    }

    private ResourceRequestView ToView(Found found, SubjectRelations relations)
    {
        var (request, need) = (found.Request, found.Request.Need);
        return new(
            request.Id, request.Version, new Ref(request.CollaborationId.Value, found.CollaborationTitle), request.WorkItemId,
            new ResourceRequester(names.Department(request.RequesterDepartmentId), names.Member(request.RequesterId)!), names.Department(request.ProviderId),
            need.Kind, need.Title, need.Quantity, need.Unit, need.Purpose, need.Usage, need.NeededFrom, need.NeededUntil,
            request.State, request.SubmittedAt,
            request.Reply is { } reply
                ? new(reply.Decision, reply.Explanation, reply.Alternative, reply.OfferedQuantity, names.Member(reply.By)!, reply.At) : null,
            request.Settlement is { } settled ? new(settled.Outcome, settled.Note, names.Member(settled.By)!, settled.At) : null,
            [.. request.Questions.Select(q => new ResourceQuestionView(q.Text, names.Member(q.By)!, q.At, q.Answer, names.Member(q.AnsweredBy), q.AnsweredAt))],
            found.Deadline, request.CreatedAt, request.UpdatedAt,
            found.CollaborationState is CollaborationState.Archived or CollaborationState.Cancelled ? [] : Allowed(request, relations));
    }

    private static string[] Allowed(ResourceRequest request, SubjectRelations relations)
    {
        var state = request.State;
        (string Verb, Permission Permission, bool Now)[] verbs =
        [
            ("reply", Permission.ReplyToResourceRequest, state == ResourceRequestState.Submitted),
            ("ask", Permission.ReplyToResourceRequest, state == ResourceRequestState.Submitted && !request.AwaitsAnswer),
            ("answer", Permission.SettleResourceRequest, request.AwaitsAnswer),
            ("accept", Permission.SettleResourceRequest, state is ResourceRequestState.Declined or ResourceRequestState.ProvidedInPart),
            ("escalate", Permission.SettleResourceRequest, ResourceRequest.Lifecycle.Allows(state, ResourceRequestState.Escalated)),
            ("decide", Permission.DecideResourceRequest, state == ResourceRequestState.Escalated),
            ("withdraw", Permission.SettleResourceRequest, ResourceRequest.Lifecycle.Allows(state, ResourceRequestState.Withdrawn)),
        ];
        return [.. verbs.Where(v => v.Now && relations.Allows(v.Permission)).Select(v => v.Verb)];
    }
}
