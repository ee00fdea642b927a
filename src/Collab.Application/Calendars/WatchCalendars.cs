using System.Globalization;

namespace Collab.Application.Calendars;

/// <summary>
/// What a calendar has to say by itself, once: three workdays before a long holiday, or later when it was missed then, everybody is told what is due before it and what
/// was moved behind it, and heads and administrators whose duties nobody looks after meanwhile; from November on administrators are told when next year's holidays are missing (process, "The deadlines").
/// Safe to run twice. Sent every hour.
/// </summary>
/// <returns>How many people were told.</returns>
[Requires(Permission.RunJobs)]
public sealed record WatchCalendars : ICommand<int>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, CalendarBook calendars, IClock clock) : IRequestHandler<WatchCalendars, int>
    {
        private const int November = 11;

        /// <summary>As many names as a notice can say.</summary>
        private const int MostNamed = 5;
        private const int MostOwed = 1_000;

        public async Task<int> Handle(WatchCalendars command, CancellationToken cancellationToken)
        {
            var now = clock.GetCurrentInstant();
            // Of two servers one waits, and then finds it done.
            await db.Organizations.GetForUpdateAsync(caller.OrganizationId, cancellationToken);
            var calendar = await calendars.OfOrganizationAsync(cancellationToken);
            var told = await TellOfHolidayAsync(calendar, now, cancellationToken) + await TellOfMissingYearsAsync(now, cancellationToken);
            if (told > 0) await db.SaveAsync(cancellationToken);
            return told;
        }

        private async Task<int> TellOfHolidayAsync(WorkCalendar calendar, Instant now, CancellationToken ct)
        {
            var today = calendar.DateOf(now);
            if (calendar.LongHolidayAhead(today) is not { } holiday || now < calendar.At(today, calendar.HoursOn(today)!.Start)) return 0;
            var told = await db.Notifications.Where(n => n.Kind == NotificationKind.LongHolidayAhead).OrderByDescending(n => n.At).Select(n => n.Values).FirstOrDefaultAsync(ct);
            if (told?.GetValueOrDefault("from") == CollabJson.Text(holiday.First)) return 0;
            var (begins, ends) = (calendar.At(holiday.First, LocalTime.Midnight), calendar.At(holiday.Last.PlusDays(1), LocalTime.Midnight));
            var name = Enumerable.Range(0, Period.DaysBetween(holiday.First, holiday.Last) + 1).Select(x => calendar.NameOf(holiday.First.PlusDays(x))).FirstOrDefault(x => x is not null) ?? new LocalizedName("假期", "Holiday");
            var before = await OwedAsync(now, begins, ct);
            var behind = await OwedAsync(ends, ends + Duration.FromDays(3), ct);
            var missing = await MissingDeputiesAsync(now, ends + Duration.FromDays(3), ct);
            var withoutDeputy = (await db.Collaborations.Where(c => c.State != CollaborationState.Archived && c.State != CollaborationState.Cancelled)
                .SelectMany(c => c.Departments).Where(d => d.LiaisonId != null && d.DeputyId == null).GroupBy(d => d.LiaisonId!.Value)
                .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).ToDictionary(x => x.Key, x => x.Count);
            var members = await db.Members.Where(m => m.Active).Select(m => new { m.Id, IsAdministrator = m.Role == OrganizationRole.Administrator }).ToListAsync(ct);
            foreach (var (member, isAdministrator) in members.Select(m => (m.Id, m.IsAdministrator)))
            {
                Tell(member, NotificationKind.LongHolidayAhead, calendar, now, new()
                {
                    ["zh"] = name.Zh,
                    ["en"] = name.En,
                    ["from"] = CollabJson.Text(holiday.First),
                    ["to"] = CollabJson.Text(holiday.Last),
                    ["before"] = Number(before.GetValueOrDefault(member)),
                    ["behind"] = Number(behind.GetValueOrDefault(member)),
                    ["withoutDeputy"] = Number(withoutDeputy.GetValueOrDefault(member)),
                    ["missing"] = string.Join('、', missing.Where(m => isAdministrator || m.HeadId == member).Select(m => m.Name).Distinct().Take(MostNamed)),
                });
            }
            return members.Count;
        }

        /// <summary>
        /// Liaisons, heads and others who owe something that falls due until then, are away on that day, and are reached through nobody; with the
        /// head of the department that owes it.
        /// </summary>
        private async Task<IReadOnlyList<(string Name, MemberId? HeadId)>> MissingDeputiesAsync(Instant now, Instant to, CancellationToken ct)
        {
            var owed = await (
                from d in db.Deadlines
                join a in db.Delegations on d.OwnerMemberId equals a.MemberId
                join department in db.Departments on d.OwnerDepartmentId equals department.Id
                where d.State == DeadlineState.Open && d.DueAt > now && d.DueAt <= to && a.StartsAt <= d.DueAt && d.DueAt < a.EndsAt
                orderby a.MemberName, d.DueAt
                select new { a.MemberId, a.MemberName, d.DueAt, department.HeadId }).Take(MostOwed).ToListAsync(ct);
            if (owed.Count == 0) return [];
            var absences = await db.Delegations.Where(a => a.StartsAt <= to && a.EndsAt > now).Select(a => new { a.MemberId, a.DeputyId, a.StartsAt, a.EndsAt }).ToListAsync(ct);
            return [.. owed.Where(d => ReachedOn(d.DueAt).Reach(d.MemberId) is null).Select(d => (d.MemberName, d.HeadId)).Distinct()];

            StandIns ReachedOn(Instant at) => new(absences.Where(a => a.StartsAt <= at && at < a.EndsAt).ToDictionary(a => a.MemberId, a => a.DeputyId));
        }

        private async Task<int> TellOfMissingYearsAsync(Instant now, CancellationToken ct)
        {
            var told = 0;
            foreach (var calendar in await db.WorkCalendars.ToListAsync(ct))
            {
                var today = calendar.DateOf(now);
                var next = today.Year + 1;
                if (today.Month < November || calendar.KnownYears.Contains(next)) continue;
                var since = calendar.At(new(today.Year, November, 1), LocalTime.Midnight);
                if (await db.Notifications.AnyAsync(n => n.Kind == NotificationKind.CalendarYearMissing && n.Subject.Id == calendar.Id.Value && n.At >= since, ct)) continue;
                foreach (var administrator in await db.Members.Where(m => m.Active && m.Role == OrganizationRole.Administrator).Select(m => m.Id).ToListAsync(ct))
                {
                    Tell(administrator, NotificationKind.CalendarYearMissing, calendar, now, new() { ["year"] = Number(next) });
                    told++;
                }
            }
            return told;
        }

        private async Task<Dictionary<MemberId, int>> OwedAsync(Instant from, Instant to, CancellationToken ct) => (await db.Deadlines
            .Where(d => d.State == DeadlineState.Open && d.OwnerMemberId != null && d.DueAt > from && d.DueAt <= to)
            .GroupBy(d => d.OwnerMemberId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).ToDictionary(x => x.Key, x => x.Count);

        private void Tell(MemberId member, NotificationKind kind, WorkCalendar calendar, Instant now, Dictionary<string, string> values) => db.Notifications.Add(
            Notification.Of(caller.OrganizationId, member, kind, new Subject(SubjectType.Calendar, calendar.Id.Value, calendar.Name.Zh), null, null, now, values: values));

        private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
    }
}
