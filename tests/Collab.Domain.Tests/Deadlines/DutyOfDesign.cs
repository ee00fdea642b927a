using Collab.Domain.Calendars;
using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.DeadlinePolicies;
using Collab.Domain.Deadlines;
using Collab.Domain.Departments;
using Collab.Domain.Members;
using Collab.Domain.Organizations;
using NodaTime;

namespace Collab.Domain.Tests.Deadlines;

/// <summary>
/// What design owes marketing, in mainland China's calendar. A reply that is asked for on Friday 11 October 2024 at 15:00 is due
/// on Monday the 14th at 15:00, 18 working hours later, since Saturday the 12th was worked.
/// </summary>
internal static class DutyOfDesign
{
    public static readonly OrganizationId Company = NewId.Of<OrganizationId>();
    public static readonly MemberId Liaison = NewId.Of<MemberId>();
    public static readonly MemberId Head = NewId.Of<MemberId>();
    public static readonly MemberId Sponsor = NewId.Of<MemberId>();

    public static WorkCalendar Calendar() => WorkCalendar.MainlandChina(NewId.Of<WorkCalendarId>(), Company, Instant.FromUtc(2024, 1, 1, 0, 0));

    public static DeadlinePolicy Policy(DeadlineKind kind) => DeadlinePolicy.Defaults(Company).Single(p => p.Kind == kind);

    /// <summary>A duty counted from a start.</summary>
    public static Deadline Counted(DeadlineKind kind, Instant start, WorkCalendar calendar)
    {
        var policy = Policy(kind);
        return Open(DueTime.By(policy.Snapshot, calendar, start), policy);
    }

    public static Deadline Open(DueTime due, DeadlinePolicy policy) => Deadline.Open(
        NewId.Of<DeadlineId>(), Company,
        new Duty(NewId.Of<CollaborationId>(), new Subject(SubjectType.ResourceRequest, Guid.CreateVersion7(), "海报模板"), NewId.Of<DepartmentId>(), Liaison),
        due, policy);

    public static void WakeUntil(this Deadline deadline, Instant now, WorkCalendar calendar)
    {
        while (deadline.Wake(now, Addressees.Present(deadline.OwnerMemberId, Liaison, Head, Sponsor), calendar)) { }
    }

    public static IReadOnlyList<DeadlineStepped> Steps(this Deadline deadline, DeadlineStepKind kind) => [.. deadline.PendingEvents.OfType<DeadlineStepped>().Where(s => s.Step == kind)];

    /// <summary>A wall time of October 2024 in Shanghai.</summary>
    public static Instant October(int day, int hour, int minute = 0) => new LocalDateTime(2024, 10, day, hour, minute).InZoneStrictly(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).ToInstant();
}
