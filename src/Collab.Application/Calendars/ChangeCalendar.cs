namespace Collab.Application.Calendars;

/// <summary>All of a calendar that people change: it replaces what was there.</summary>
/// <param name="WorkingTimes">The weekly pattern; a weekday that is left out is off.</param>
/// <param name="StandardHours">Hours of a make-up workday without its own; their end is also where a day off ends.</param>
/// <param name="SpecialDays">The dates on which the weekly pattern does not hold.</param>
/// <param name="Years">Years whose holidays are announced and part of the special days; what lies in others is provisional.</param>
/// <param name="Source">Where the days come from, such as the name of a file; kept in the audit trail.</param>
public sealed record CalendarContent(
    IReadOnlyList<WeekdayHours> WorkingTimes, DayHours StandardHours, IReadOnlyList<SpecialDayView> SpecialDays, IReadOnlyList<int> Years, string? Source = null)
{
    internal WorkWeek Week
    {
        get
        {
            return new(On(IsoDayOfWeek.Monday), On(IsoDayOfWeek.Tuesday), On(IsoDayOfWeek.Wednesday), On(IsoDayOfWeek.Thursday), On(IsoDayOfWeek.Friday), On(IsoDayOfWeek.Saturday), On(IsoDayOfWeek.Sunday));

            WorkingTime? On(IsoDayOfWeek weekday) => WorkingTimes.FirstOrDefault(h => h.Weekday == weekday) is { } hours ? new WorkingTime(hours.Start, hours.End) : null;
        }
    }

    internal void ApplyTo(WorkCalendar calendar, Instant now) => calendar.Change(
        Week, StandardHours.WorkingTime, SpecialDays.Select(d => new SpecialDay(d.Date, d.Kind, d.Name, d.Hours?.WorkingTime)), Years, now, Source);

    internal sealed class Validator : AbstractValidator<CalendarContent>
    {
        public Validator()
        {
            RuleFor(x => x.WorkingTimes).NotNull().Must(times => times.All(t => t is not null) && times.Select(t => t.Weekday).Distinct().Count() == times.Count && times.All(t => t.Weekday is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday));
            RuleFor(x => x.StandardHours).NotNull();
            RuleFor(x => x.SpecialDays).NotNull().Must(days => days.Count <= WorkCalendar.MostSpecialDays && days.All(d => d is not null));
            RuleForEach(x => x.SpecialDays).ChildRules(day =>
            {
                day.RuleFor(d => d.Date).InclusiveBetween(CalendarLimits.First, CalendarLimits.Last);
                day.RuleFor(d => d.Kind).IsInEnum();
                day.RuleFor(d => d.Name!.Zh).MaximumLength(100).When(d => d.Name != null);
                day.RuleFor(d => d.Name!.En).MaximumLength(100).When(d => d.Name != null);
            });
            RuleFor(x => x.Years).NotNull();
            RuleForEach(x => x.Years).InclusiveBetween(CalendarLimits.First.Year, CalendarLimits.Last.Year);
            RuleFor(x => x.Source).MaximumLength(CalendarLimits.LongestSource);
        }
    }
}

/// <summary>Other days or hours from now on; the open deadlines counted in it are derived again, and those whose time got shorter are told.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record ChangeCalendar(WorkCalendarId Id, long IfMatch, CalendarContent Content) : ICommand<CalendarChanged>, IConditional
{
    About IAbout.About => new(SubjectType.Calendar, Id.Value);

    internal sealed class Validator : AbstractValidator<ChangeCalendar>
    {
        public Validator() => RuleFor(x => x.Content).SetValidator(new CalendarContent.Validator()).OverridePropertyName("");
    }

    internal sealed class Handler(ICollabDb db, IClock clock, Recomputing recomputing, CalendarReader calendars) : IRequestHandler<ChangeCalendar, CalendarChanged>
    {
        public async Task<CalendarChanged> Handle(ChangeCalendar command, CancellationToken cancellationToken)
        {
            var calendar = await db.WorkCalendars.GetAsync(command.Id, command.IfMatch, cancellationToken);
            command.Content.ApplyTo(calendar, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            var effect = await recomputing.ApplyAsync(new(Calendar: calendar.Id), cancellationToken);
            return new(await calendars.ViewAsync(command.Id, cancellationToken), effect);
        }
    }
}

/// <summary>Shows what other days or hours would do to the open deadlines; nothing is changed.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record PreviewCalendar(WorkCalendarId Id, CalendarContent Content) : IQuery<WhatIf>, IAbout
{
    About IAbout.About => new(SubjectType.Calendar, Id.Value);

    internal sealed class Validator : AbstractValidator<PreviewCalendar>
    {
        public Validator() => RuleFor(x => x.Content).SetValidator(new CalendarContent.Validator()).OverridePropertyName("");
    }

    internal sealed class Handler(ICollabDb db, IClock clock, CalendarBook calendars, Recomputing recomputing) : IRequestHandler<PreviewCalendar, WhatIf>
    {
        public async Task<WhatIf> Handle(PreviewCalendar query, CancellationToken cancellationToken)
        {
            var calendar = await db.WorkCalendars.AsNoTracking().SingleOrDefaultAsync(c => c.Id == query.Id, cancellationToken) ?? throw new NotFoundException();
            query.Content.ApplyTo(calendar, clock.GetCurrentInstant());
            await calendars.AssumeAsync(calendar, cancellationToken);
            return await recomputing.PreviewAsync(new(Calendar: calendar.Id), cancellationToken);
        }
    }
}

/// <summary>A further calendar, as a copy of one that is there: for a department with hours or holidays of its own.</summary>
/// <param name="CopyOf">Whose hours and days it begins with.</param>
/// <param name="TimeZone">IANA id; null: that of the original. It never changes afterwards.</param>
[Requires(Permission.ManageOrganization)]
public sealed record CreateCalendar(LocalizedName Name, WorkCalendarId CopyOf, string? TimeZone) : ICommand<WorkCalendarView>
{
    internal sealed class Validator : AbstractValidator<CreateCalendar>
    {
        public Validator()
        {
            RuleFor(x => x.Name).NotNull();
            RuleFor(x => x.Name.Zh).MaximumLength(100).When(x => x.Name != null);
            RuleFor(x => x.Name.En).MaximumLength(100).When(x => x.Name != null);
        }
    }

    internal sealed class Handler(ICollabDb db, IClock clock, CalendarReader calendars) : IRequestHandler<CreateCalendar, WorkCalendarView>
    {
        public async Task<WorkCalendarView> Handle(CreateCalendar command, CancellationToken cancellationToken)
        {
            var original = await db.WorkCalendars.AsNoTracking().SingleOrDefaultAsync(c => c.Id == command.CopyOf, cancellationToken)
                ?? throw new RuleBrokenException(CalendarRules.UnknownCalendar, "copyOf");
            var calendar = WorkCalendar.Create(
                NewId.Of<WorkCalendarId>(), original.OrganizationId, command.Name, command.TimeZone ?? original.TimeZone, clock.GetCurrentInstant(),
                original.Week, original.StandardHours, original.SpecialDays, original.KnownYears);
            db.WorkCalendars.Add(calendar);
            await db.SaveAsync(cancellationToken);
            return await calendars.ViewAsync(calendar.Id, cancellationToken);
        }
    }
}

/// <param name="Calendar">As it is now.</param>
/// <param name="Effect">What it did to the open deadlines.</param>
public sealed record CalendarChanged(WorkCalendarView Calendar, WhatIf Effect) : IVersioned
{
    long IVersioned.Version => Calendar.Version;
}

public static class CalendarRules
{
    public static readonly Rule UnknownCalendar = new("workCalendar.unknown");
}
