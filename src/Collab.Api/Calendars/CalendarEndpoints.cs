using Collab.Application.Calendars;
using Collab.Application.Deadlines;
using Collab.Domain.Calendars;

namespace Collab.Api.Calendars;

internal sealed class CalendarEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var calendars = api.MapGroup("/calendars").WithTags("Calendars");
        calendars.MapGet("", ListCalendars);
        calendars.MapPost("", CreateCalendar);
        var calendar = calendars.MapGroup("/{id:guid}").WithCurrent(SubjectType.Calendar, route => new GetCalendar(route.Id<WorkCalendarId>()));
        calendar.MapGet("", GetCalendar);
        calendar.MapPut("", ChangeCalendar);
        calendar.MapPost("/preview", PreviewCalendar);
        calendar.MapPost("/import/preview", ReadCalendarFile);
        calendars.MapGet("/{id:guid}/days", GetCalendarDays);
        calendars.MapGet("/{id:guid}/due-time", GetDueTime);
    }

    /// <summary>Lists the work calendars.</summary>
    private static async Task<Ok<Page<WorkCalendarRow>>> ListCalendars([AsParameters] Paging page, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListCalendars(page.Limit, page.Cursor), ct));

    /// <summary>Shows one work calendar with its weekly pattern.</summary>
    private static async Task<Ok<WorkCalendarView>> GetCalendar(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetCalendar(new(id)), ct));

    /// <summary>Makes a further calendar as a copy of one that is there.</summary>
    /// <remarks>For a department with hours or holidays of its own. Administrators alone.</remarks>
    private static async Task<Created<WorkCalendarView>> CreateCalendar(CreateCalendarBody body, IMediator mediator, CancellationToken ct)
    {
        var calendar = await mediator.Send(new CreateCalendar(body.Name, body.CopyOf, body.TimeZone), ct);
        return TypedResults.Created($"/api/v1/calendars/{calendar.Id}", calendar);
    }

    /// <summary>Changes the days and hours of a calendar.</summary>
    /// <remarks>
    /// Replaces the weekly pattern, the special days and the announced years, as the next edition. The open deadlines counted in it are
    /// derived again in the same transaction; met, breached and waived ones stay as they were, and one whose new time would already have
    /// passed keeps its old one. Owners whose time got shorter are told. Administrators alone.
    /// </remarks>
    private static async Task<Ok<CalendarChanged>> ChangeCalendar(WorkCalendarId id, IfMatch ifMatch, CalendarContent body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ChangeCalendar(id, ifMatch.Version, body), ct));

    /// <summary>Shows what other days and hours would do to open deadlines.</summary>
    /// <remarks>Which would move, from when to when, and whom that hits. Nothing is changed. Administrators alone.</remarks>
    private static async Task<Ok<WhatIf>> PreviewCalendar(WorkCalendarId id, CalendarContent body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new PreviewCalendar(id, body), ct));

    /// <summary>Reads a file with holidays and make-up workdays.</summary>
    /// <remarks>
    /// JSON (chinese-days, holiday-cn, or special days as Collab writes them), CSV with a header in Chinese or English, or iCalendar; which one is seen from
    /// the content. Answers what was read, what could not be, and the <c>content</c> to send to the change and its preview. Nothing is changed, and with one
    /// row that could not be read there is no <c>content</c>. Administrators alone.
    /// </remarks>
    private static async Task<Ok<CalendarFileRead>> ReadCalendarFile(WorkCalendarId id, CalendarFileBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ReadCalendarFile(id, body.File, body.FileName, body.Announces), ct));

    /// <summary>Tells what the dates of a period are: worked, made up, holiday or off.</summary>
    /// <param name="from">First date.</param>
    /// <param name="to">Last date, at most 400 days in all.</param>
    private static async Task<Ok<CalendarDays>> GetCalendarDays(Guid id, DateParameter from, DateParameter to, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetCalendarDays(new(id), from.Value, to.Value), ct));

    /// <summary>Counts workdays from a start, and explains the count day by day.</summary>
    /// <remarks>
    /// N workdays after a start on day D at time T is time T on the Nth workday after D; where that day ends earlier, its end. A start
    /// outside working time counts from the next one. At exactly the due time it is still met.
    /// </remarks>
    /// <param name="start">When it begins.</param>
    /// <param name="workdays">1 to 250.</param>
    private static async Task<Ok<DueTimeView>> GetDueTime(Guid id, InstantParameter start, int workdays, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetDueTime(new(id), start.Value, workdays), ct));
}

/// <summary>What is sent to make a calendar.</summary>
/// <param name="CopyOf">The calendar with whose hours and days it begins.</param>
/// <param name="TimeZone">IANA id; left out: that of the original. It never changes afterwards.</param>
public sealed record CreateCalendarBody(LocalizedName Name, WorkCalendarId CopyOf, string? TimeZone = null);

/// <summary>A file with days of a calendar.</summary>
/// <param name="File">Its bytes in base64, at most 700 KiB; UTF-8, UTF-16 or GB18030.</param>
/// <param name="FileName">For the record of where the days come from.</param>
/// <param name="Announces">Years whose holidays it holds completely; left out: those that it says itself or has at least five holidays of.</param>
public sealed record CalendarFileBody(byte[] File, string? FileName = null, IReadOnlyList<int>? Announces = null);
