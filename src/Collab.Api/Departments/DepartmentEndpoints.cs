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
        departments.MapPost("", MakeDepartment);
        var department = departments.MapGroup("/{id:guid}").WithCurrent(SubjectType.Department, route => new GetDepartment(route.Id<DepartmentId>()));
        department.MapGet("", GetDepartment);
        department.MapPut("", ChangeDepartment);
        department.MapPut("/calendar", AssignCalendar);
        department.MapPost("/calendar/preview", PreviewAssignment);
    }

    /// <summary>Lists departments in the order in which they were made.</summary>
    private static async Task<Ok<Page<DepartmentView>>> ListDepartments([AsParameters] Paging page, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListDepartments(page.Limit, page.Cursor), ct));

    /// <summary>Makes a department.</summary>
    /// <remarks>Administrators alone. 422 for a name that there is already, and for a head or sponsor who has left.</remarks>
    private static async Task<Created<DepartmentView>> MakeDepartment(DepartmentBody body, IMediator mediator, CancellationToken ct)
    {
        var made = await mediator.Send(new MakeDepartment(body.Content), ct);
        return TypedResults.Created($"/api/v1/departments/{made.Id}", made);
    }

    /// <summary>Changes name, parent, head and sponsor of a department.</summary>
    /// <remarks>Administrators alone. Whom a breach reaches is asked when it is told: a new head gets what comes from now on. 422 for a parent below the department itself.</remarks>
    private static async Task<Ok<DepartmentView>> ChangeDepartment(DepartmentId id, IfMatch ifMatch, DepartmentBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ChangeDepartment(id, ifMatch.Version, body.Content), ct));

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

/// <summary>All of a department that administrators change, but its calendar.</summary>
/// <param name="ParentId">Null: directly below the organization.</param>
/// <param name="HeadId">The head (负责人); null: nobody for now.</param>
/// <param name="SponsorId">The executive responsible (分管领导); null: nobody.</param>
public sealed record DepartmentBody(string Name, DepartmentId? ParentId = null, MemberId? HeadId = null, MemberId? SponsorId = null)
{
    internal DepartmentContent Content => new(Name, ParentId, HeadId, SponsorId);
}
