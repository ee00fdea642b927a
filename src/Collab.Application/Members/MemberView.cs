namespace Collab.Application.Members;

/// <summary>What a member is in the organization; roles in the process come from each collaboration.</summary>
public enum MemberRole
{
    Administrator,

    /// <summary>Sponsor (分管领导) of at least one department.</summary>
    Sponsor,

    /// <summary>Head (负责人) of at least one department.</summary>
    Head,
    Member,
}

/// <summary>A member (成员).</summary>
/// <param name="Title">What the person is called at work.</param>
/// <param name="Active">False once the person has left.</param>
/// <param name="LeftAt">When (UTC); null while active.</param>
/// <param name="InvitedUntil">Until when the open invitation is good (UTC), for administrators; null: there is none.</param>
/// <param name="ResetUntil">Until when the link to choose another password is good (UTC), for administrators; null: there is none.</param>
/// <param name="Allowed">edit, invite, deactivate or reactivate, for administrators.</param>
public sealed record MemberView(
    MemberId Id, string Name, string Email, string Title, Ref Department, IReadOnlyList<MemberRole> Roles,
    bool Active, Instant? LeftAt, Instant? InvitedUntil, Instant? ResetUntil, long Version, Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

internal static class MemberRoles
{
    public static IReadOnlyList<MemberRole> Of(bool administrator, bool sponsor, bool head)
    {
        List<MemberRole> roles = [];
        if (administrator) roles.Add(MemberRole.Administrator);
        if (sponsor) roles.Add(MemberRole.Sponsor);
        if (head) roles.Add(MemberRole.Head);
        if (roles.Count == 0) roles.Add(MemberRole.Member);
        return roles;
    }
}

/// <summary>Reads members as views.</summary>
internal static class MemberViews
{
    public static IQueryable<Read> Reading(this IQueryable<Member> members, ICollabDb db) =>
        from member in members
        join department in db.Departments on member.DepartmentId equals department.Id
        select new Read(
            member.Id, member.Name, member.Email, member.Title, department.Id, department.Name, member.Role == OrganizationRole.Administrator,
            db.Departments.Any(d => d.SponsorId == member.Id), db.Departments.Any(d => d.HeadId == member.Id),
            member.Active, member.LeftAt, db.Invitations.Where(i => i.Id == member.Id && !i.IsReset).OrderBy(i => i.Id).Select(i => (Instant?)i.ExpiresAt).FirstOrDefault(),
            db.Invitations.Where(i => i.Id == member.Id && i.IsReset).OrderBy(i => i.Id).Select(i => (Instant?)i.ExpiresAt).FirstOrDefault(), member.Version, member.CreatedAt, member.UpdatedAt);

    internal sealed record Read(
        MemberId Id, string Name, string Email, string Title, DepartmentId DepartmentId, string DepartmentName,
        bool IsAdministrator, bool IsSponsor, bool IsHead, bool Active, Instant? LeftAt, Instant? InvitedUntil, Instant? ResetUntil, long Version, Instant CreatedAt, Instant UpdatedAt)
    {
        public MemberView View(ICaller caller) => new(
            Id, Name, Email, Title, new Ref(DepartmentId.Value, DepartmentName), MemberRoles.Of(IsAdministrator, IsSponsor, IsHead),
            Active, LeftAt, caller.IsAdministrator ? InvitedUntil : null, caller.IsAdministrator ? ResetUntil : null, Version, CreatedAt, UpdatedAt, Allowed(caller));

        private IReadOnlyList<string> Allowed(ICaller caller) =>
            !caller.IsAdministrator ? [] : !Active ? ["reactivate"] : Id == caller.MemberId ? ["edit"] : ["edit", "invite", "deactivate"];
    }
}

/// <summary>Reads one member.</summary>
internal sealed class MemberReader(ICollabDb db, ICaller caller) : IPerMessage
{
    public async Task<MemberView> ViewAsync(MemberId id, CancellationToken ct) =>
        (await db.Members.Where(x => x.Id == id).Reading(db).SingleOrDefaultAsync(ct))?.View(caller) ?? throw new NotFoundException();
}
