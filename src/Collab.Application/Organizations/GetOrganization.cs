namespace Collab.Application.Organizations;

/// <summary>The company (组织) that the signed-in member belongs to.</summary>
/// <param name="TimeZone">IANA zone in which wall times such as "Friday 17:00" are meant.</param>
/// <param name="CalendarId">The calendar that counts where no department has its own.</param>
/// <param name="Language">zh-CN or en: for those who have not chosen one.</param>
public sealed record OrganizationView(
    OrganizationId Id, string Name, string TimeZone, WorkCalendarId CalendarId, string Language,
    long Version, Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <summary>Shows the organization.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetOrganization : IQuery<OrganizationView>
{
    internal sealed class Handler(ICollabDb db) : IRequestHandler<GetOrganization, OrganizationView>
    {
        public Task<OrganizationView> Handle(GetOrganization query, CancellationToken cancellationToken) =>
            db.Organizations.Select(x => new OrganizationView(
                x.Id, x.Name, x.TimeZone, x.CalendarId, x.Language, x.Version, x.CreatedAt, x.UpdatedAt, new string[0])).SingleAsync(cancellationToken);
    }
}
