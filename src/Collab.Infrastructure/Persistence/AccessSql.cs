namespace Collab.Infrastructure.Persistence;

/// <summary>
/// The one statement that asks what a member is to some things. First the thing: its collaboration, department, owner and
/// version; then the member's part in that collaboration. Columns of the answer have the names of <see cref="Relation"/>.
/// </summary>
internal static class AccessSql
{
    /// <summary>How to find the things of a type: one select with the columns that <see cref="For"/> names.</summary>
    private static readonly Dictionary<SubjectType, string> Things = new()
    {
        [SubjectType.Organization] = OfOrganization("organizations"),
        [SubjectType.Department] = OfOrganization("departments"),
        [SubjectType.Member] = OfOrganization("members", department: "x.department_id", owner: "x.id"),
        [SubjectType.Delegation] = OfOrganization(
            "delegations", "(select m.department_id from collab.members m where m.organization_id = x.organization_id and m.id = x.member_id)", "x.member_id"),
        [SubjectType.AccessToken] = OfOrganization("access_tokens", owner: "x.member_id"),
        [SubjectType.Calendar] = OfOrganization("work_calendars"),
        [SubjectType.Template] = OfOrganization("templates"),
        [SubjectType.DeadlinePolicy] = OfOrganization("deadline_policies"),
        [SubjectType.Collaboration] = OfCollaboration("collaborations"),
        [SubjectType.Brief] = OfCollaboration("briefs"),
        [SubjectType.Plan] = OfCollaboration("execution_plans"),
        [SubjectType.Acceptance] = OfCollaboration("acceptances"),
        [SubjectType.Retrospective] = OfCollaboration("retrospectives"),
        [SubjectType.Summary] = OfCollaboration("summary_reports"),
        // By its own id, or by the collaboration's together with the department.
        [SubjectType.Commitment] = """
            select case when x.id = any(@ids) then x.id else x.collaboration_id end as id, x.collaboration_id, x.department_id,
                (select (k ->> 'ownerId')::uuid from jsonb_array_elements(x.conditions) k where (k ->> 'ownerId')::uuid = @me limit 1) as owner_id,
                null::uuid as requester_department_id, null::uuid as work_item_id, x.version
            from collab.commitments x
            where x.organization_id = @organization and (x.id = any(@ids) or (x.collaboration_id = any(@ids) and x.department_id = @department))
            """,
        [SubjectType.CommitmentCondition] = InList("commitments", "conditions", "commitmentCondition"),
        [SubjectType.IssueMeasure] = InList("issues", "measures", "issueMeasure"),
        [SubjectType.WorkItem] = InCollaboration("work_items", "x.responsible_department_id", workItem: "x.id"),
        [SubjectType.ResourceRequest] = InCollaboration("resource_requests", "x.provider_id", "x.requester_id", "x.requester_department_id", "x.work_item_id"),
        [SubjectType.ProgressReport] = InCollaboration("progress_reports", "x.department_id", "x.submitted_by"),
        [SubjectType.RiskWarning] = InCollaboration(
            "risk_warnings",
            "(select w.responsible_department_id from collab.work_items w where w.organization_id = x.organization_id and w.id = x.work_item_id)",
            "x.raised_by", workItem: "x.work_item_id"),
        [SubjectType.Meeting] = InCollaboration("meetings"),
        [SubjectType.Issue] = InCollaboration("issues", owner: "x.reporter_id", workItem: "x.work_item_id"),
        [SubjectType.Deadline] = InCollaboration(
            "deadlines", "x.owner_department_id", "x.owner_member_id", workItem: "case when x.subject_type = 'workItem' then x.subject_id end"),
        // Nobody's but the recipient's, whatever part others have in the collaboration.
        [SubjectType.Notification] = """
            select x.id, null::uuid as collaboration_id, null::uuid as department_id, x.recipient_id as owner_id,
                null::uuid as requester_department_id, null::uuid as work_item_id, x.version
            from collab.notifications x where x.organization_id = @organization and x.id = any(@ids)
            """,
    };

    /// <summary>Parameters: organization, me, my_department, ids, department (null: the thing's own, else mine).</summary>
    public static string For(SubjectType type) => $"""
        with thing as ({Things[type]})
        select t.id, t.collaboration_id, t.version,
            coalesce(c.sponsor_id = @me or p.sponsor, false) as "Sponsor",
            coalesce(p.head, false) as "InvolvedHead",
            coalesce(p.liaison, false) as "InvolvedLiaison",
            coalesce(c.initiator_id = @me or p.lead, false) as "Lead",
            coalesce(c.initiator_id = @me or p.initiating or exists (
                select from collab.departments d where d.organization_id = @organization and d.id = c.initiator_department_id and d.head_id = @me), false) as "Initiator",
            coalesce(p.subject_head, false) or (t.collaboration_id is null and t.department_id is not null and exists (
                select from collab.departments d where d.organization_id = @organization and d.id = t.department_id and d.head_id = @me)) as "SubjectHead",
            coalesce(p.subject_liaison, false) as "SubjectLiaison",
            coalesce(r.responsible, false) as "Responsible",
            coalesce(r.accountable, false) as "Accountable",
            coalesce(r.consulted, false) as "Consulted",
            coalesce(r.informed, false) as "Informed",
            coalesce(r.takes_part, false) or (c.id is not null and exists (
                select from collab.deadlines d where d.organization_id = @organization and d.collaboration_id = c.id and d.owner_member_id = @me)) as "Participant",
            coalesce(r.informed_of_any, false) as "InformedOfAny",
            exists (select from collab.execution_plans e where e.organization_id = @organization and e.id = c.id and e.approver_id = @me) as "Approver",
            coalesce(t.owner_id = @me, false) as "Owner",
            coalesce(t.requester_department_id is not null and (t.owner_id = @me or p.requesting), false) as "Requester"
        from thing t
        left join collab.collaborations c on c.organization_id = @organization and c.id = t.collaboration_id
        left join lateral (
            select bool_or(x.head) as head, bool_or(x.sponsor) as sponsor, bool_or(x.liaison) as liaison,
                bool_or(x.department_id = c.lead_department_id and (x.head or x.liaison)) as lead,
                bool_or(x.department_id = c.initiator_department_id and (x.head or x.liaison)) as initiating,
                bool_or(x.department_id = t.requester_department_id and (x.head or x.liaison)) as requesting,
                bool_or(x.department_id = coalesce(@department, t.department_id, @my_department) and x.head) as subject_head,
                bool_or(x.department_id = coalesce(@department, t.department_id, @my_department) and x.liaison) as subject_liaison
            from (
                select p.department_id, coalesce(d.head_id = @me, false) as head, coalesce(d.sponsor_id = @me, false) as sponsor,
                    coalesce(p.liaison_id = @me or p.deputy_id = @me, false) as liaison
                from collab.collaboration_departments p
                join collab.departments d on d.organization_id = @organization and d.id = p.department_id
                where p.organization_id = @organization and p.collaboration_id = c.id
            ) x
        ) p on true
        left join lateral (
            select bool_or(a.role = 'responsible' and a.here) as responsible, bool_or(a.role = 'accountable' and a.here) as accountable,
                bool_or(a.role = 'consulted' and a.here) as consulted, bool_or(a.role = 'informed' and t.work_item_id = a.work_item_id) as informed,
                bool_or(a.role <> 'informed') as takes_part, bool_or(a.role = 'informed') as informed_of_any
            from (
                select a.role, a.work_item_id, t.work_item_id is null or t.work_item_id = a.work_item_id as here
                from collab.raci_assignments a
                join collab.work_items w on w.organization_id = @organization and w.id = a.work_item_id
                where a.organization_id = @organization and a.member_id = @me and w.collaboration_id = c.id
            ) a
        ) r on true
        """;

    private static string OfOrganization(string table, string department = "null::uuid", string owner = "null::uuid") => $"""
        select x.id, null::uuid as collaboration_id, {department} as department_id, {owner} as owner_id,
            null::uuid as requester_department_id, null::uuid as work_item_id, x.version
        from collab.{table} x where x.organization_id = @organization and x.id = any(@ids)
        """;

    /// <summary>Parts with the collaboration's id. One that has not begun has version 0 and the same rights.</summary>
    private static string OfCollaboration(string table) => $"""
        select k.id, k.id as collaboration_id, null::uuid as department_id, null::uuid as owner_id,
            null::uuid as requester_department_id, null::uuid as work_item_id, coalesce(x.version, 0) as version
        from collab.collaborations k
        left join collab.{table} x on x.organization_id = k.organization_id and x.id = k.id
        where k.organization_id = @organization and k.id = any(@ids)
        """;

    private static string InCollaboration(
        string table, string department = "null::uuid", string owner = "null::uuid", string requesterDepartment = "null::uuid", string workItem = "null::uuid") => $"""
        select x.id, x.collaboration_id, {department} as department_id, {owner} as owner_id,
            {requesterDepartment} as requester_department_id, {workItem} as work_item_id, x.version
        from collab.{table} x where x.organization_id = @organization and x.id = any(@ids)
        """;

    /// <summary>Things inside a jsonb list. They are found through their deadline: no index reaches into the list.</summary>
    private static string InList(string table, string list, string subjectType) => $"""
        select d.subject_id as id, d.collaboration_id, d.owner_department_id as department_id, coalesce(d.owner_member_id, (k ->> 'ownerId')::uuid) as owner_id,
            null::uuid as requester_department_id, null::uuid as work_item_id, x.version
        from collab.deadlines d
        join collab.{table} x on x.organization_id = d.organization_id and x.collaboration_id = d.collaboration_id
        cross join lateral jsonb_array_elements(x.{list}) k
        where d.organization_id = @organization and d.subject_id = any(@ids) and d.subject_type = '{subjectType}' and (k ->> 'id')::uuid = d.subject_id
        """;
}
