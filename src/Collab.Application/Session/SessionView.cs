using Collab.Application.Members;

namespace Collab.Application.Session;

/// <summary>Who is signed in.</summary>
/// <param name="Language">zh-CN or en: what the member chose, else the organization's.</param>
/// <param name="TimeZone">IANA zone in which times are shown: what the member chose, else the organization's.</param>
/// <param name="CsrfToken">To be sent as X-CSRF-Token with every unsafe request; null for a program with an access token, which needs none.</param>
/// <param name="Demo">Whether this installation is in demo mode: accounts to choose from, a clock to move.</param>
public sealed record SessionView(
    SessionMember Member, SessionOrganization Organization, IReadOnlyList<MemberRole> Roles, string Language, string TimeZone, string? CsrfToken, bool Demo);

/// <summary>The signed-in member.</summary>
/// <param name="Title">What the person is called at work.</param>
public sealed record SessionMember(MemberId Id, string Name, string Email, Ref Department, string Title);

/// <summary>The member's organization.</summary>
public sealed record SessionOrganization(OrganizationId Id, string Name, string TimeZone, WorkCalendarId CalendarId);
