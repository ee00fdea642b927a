using Collab.Application.Calendars;

namespace Collab.Api.Calendars;

internal sealed class CalendarEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var calendars = api.MapGroup("/calendars").WithTags("Calendars");
        calendars.MapGet("", ListCalendars);
        calendars.MapGet("/{id:guid}", GetCalendar);
        calendars.MapGet("/{id:guid}/days", GetCalendarDays);
        calendars.MapGet("/{id:guid}/due-time", GetDueTime);
    }

    /// <summary>Lists the work calendars.</summary>
    private static async Task<Ok<Page<WorkCalendarRow>>> ListCalendars([AsParameters] Paging page, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListCalendars(page.Limit, page.Cursor), ct));

    /// <summary>Shows one work calendar with its weekly pattern.</summary>
    private static async Task<Ok<WorkCalendarView>> GetCalendar(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetCalendar(new(id)), ct));

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
