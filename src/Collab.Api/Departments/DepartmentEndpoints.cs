using Collab.Application.Deadlines;
using Collab.Application.Departments;
using Collab.Domain.Calendars;

namespace Collab.Api.Departments;

internal sealed class DepartmentEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var departments = api.MapGroup("/departments").WithTags("Departments");
        departments.MapGet("", ListDepartments);
        var department = departments.MapGroup("/{id:guid}").WithCurrent(SubjectType.Department, route => new GetDepartment(route.Id<DepartmentId>()));
        department.MapGet("", GetDepartment);
        department.MapPut("/calendar", AssignCalendar);
        department.MapPost("/calendar/preview", PreviewAssignment);
    }

    /// <summary>Lists departments in the order in which they were made.</summary>
    private static async Task<Ok<Page<DepartmentView>>> ListDepartments([AsParameters] Paging page, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListDepartments(page.Limit, page.Cursor), ct));

    /// <summary>Gives a department a calendar of its own, or the organization's again.</summary>
    /// <remarks>A provider's own calendar decides its reply. What the department owes is derived again. Administrators alone.</remarks>
    private static async Task<Ok<WhatIf>> AssignCalendar(DepartmentId id, IfMatch ifMatch, DepartmentCalendarBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new AssignCalendar(id, ifMatch.Version, body.CalendarId), ct));

    /// <summary>Shows what another calendar would do to the open deadlines of a department.</summary>
    /// <remarks>Nothing is changed. Administrators alone.</remarks>
    private static async Task<Ok<WhatIf>> PreviewAssignment(DepartmentId id, DepartmentCalendarBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new PreviewAssignment(id, body.CalendarId), ct));

    /// <summary>Shows one department.</summary>
    private static async Task<Ok<DepartmentView>> GetDepartment(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetDepartment(new(id)), ct));
}

/// <param name="CalendarId">Null: the organization's.</param>
public sealed record DepartmentCalendarBody(WorkCalendarId? CalendarId);
