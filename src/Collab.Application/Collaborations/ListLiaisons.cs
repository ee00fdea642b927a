namespace Collab.Application.Collaborations;

/// <summary>Who speaks for each department, who stands in, and to whom what is late goes.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record ListLiaisons(CollaborationId CollaborationId) : IQuery<ListOf<LiaisonRow>>, IAbout
{
    About IAbout.About => new(SubjectType.Collaboration, CollaborationId.Value);

    internal sealed class Handler(ICollabDb db, ICaller caller, Names names) : IRequestHandler<ListLiaisons, ListOf<LiaisonRow>>
    {
        public async Task<ListOf<LiaisonRow>> Handle(ListLiaisons query, CancellationToken cancellationToken)
        {
            var departments = await (
                from c in db.Collaborations
                where c.Id == query.CollaborationId
                from p in c.Departments
                join d in db.Departments on p.DepartmentId equals d.Id
                orderby p.Position
                select new { p.DepartmentId, p.LiaisonId, p.DeputyId, d.HeadId, c.SponsorId, c.State }).ToListAsync(cancellationToken);
            await names.LoadDepartmentsAsync(cancellationToken);
            await names.LoadMembersAsync(departments.SelectMany(d => (MemberId?[])[d.LiaisonId, d.DeputyId, d.HeadId, d.SponsorId]), cancellationToken);
            return new(
            [
                .. departments.Select(d => new LiaisonRow(
                    names.Department(d.DepartmentId), names.Member(d.LiaisonId), names.Member(d.DeputyId), names.Member(d.HeadId), names.Member(d.SponsorId),
                    [.. new[] { d.LiaisonId, d.HeadId, d.SponsorId }.OfType<MemberId>().Distinct().Select(id => names.Member(id)!)],
                    d.State is not (CollaborationState.Archived or CollaborationState.Cancelled) && MayName(d.HeadId, d.LiaisonId, d.DeputyId) ? ["name"] : [])),
            ]);
        }

        // The rows say who heads and speaks for each department, so nobody has to be asked once per row.
        private bool MayName(MemberId? head, MemberId? liaison, MemberId? deputy)
        {
            return PermissionMatrix.Allows(
                Permission.NameLiaison, (caller.Is(head) ? Relation.SubjectHead : 0) | (caller.Is(liaison) || caller.Is(deputy) ? Relation.SubjectLiaison : 0));
        }
    }
}

/// <summary>One department and the person through whom messages and progress run.</summary>
/// <param name="Liaison">协作接口人; null until named.</param>
/// <param name="Deputy">Takes over when the liaison is away.</param>
/// <param name="Chain">Who is told in turn when the department misses a deadline: liaison, head, sponsor; each person once.</param>
/// <param name="Allowed">name.</param>
public sealed record LiaisonRow(
    Ref Department, MemberRef? Liaison, MemberRef? Deputy, MemberRef? Head, MemberRef? Sponsor, IReadOnlyList<MemberRef> Chain, IReadOnlyList<string> Allowed);
