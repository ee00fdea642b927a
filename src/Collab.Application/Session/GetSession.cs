using Collab.Application.Demo;
using Collab.Application.Members;

namespace Collab.Application.Session;

/// <summary>Shows who is signed in.</summary>
/// <param name="CsrfToken">Of this session; made from its secret, which only the edge knows. Null for a program with an access token.</param>
[Requires(Permission.SignedIn)]
public sealed record GetSession(string? CsrfToken) : IQuery<SessionView>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, DemoMode demo) : IRequestHandler<GetSession, SessionView>
    {
        public async Task<SessionView> Handle(GetSession query, CancellationToken cancellationToken)
        {
            var me = caller.MemberId!.Value;
            var found = await (
                from member in db.Members
                join department in db.Departments on member.DepartmentId equals department.Id
                join organization in db.Organizations on member.OrganizationId equals organization.OrganizationId
                where member.Id == me
                select new
                {
                    member.Id,
                    member.Name,
                    member.Email,
                    member.Title,
                    DepartmentId = department.Id,
                    Department = department.Name,
                    Organization = new SessionOrganization(organization.Id, organization.Name, organization.TimeZone, organization.CalendarId),
                    Language = member.Language ?? organization.Language,
                    TimeZone = member.TimeZone ?? organization.TimeZone,
                }).SingleAsync(cancellationToken);
            return new(
                new(found.Id, found.Name, found.Email, new(found.DepartmentId.Value, found.Department), found.Title), found.Organization,
                MemberRoles.Of(caller.IsAdministrator, caller.IsSponsor, caller.IsHead),
                found.Language, found.TimeZone, query.CsrfToken, demo.Enabled);
        }
    }

    public override string ToString() => nameof(GetSession);
}
