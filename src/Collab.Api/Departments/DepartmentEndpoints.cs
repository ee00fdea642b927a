using Collab.Application.Departments;

namespace Collab.Api.Departments;

internal sealed class DepartmentEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var departments = api.MapGroup("/departments").WithTags("Departments");
        departments.MapGet("", ListDepartments);
        departments.MapGet("/{id:guid}", GetDepartment);
    }

    /// <summary>Lists departments in the order in which they were made.</summary>
    private static async Task<Ok<Page<DepartmentView>>> ListDepartments([AsParameters] Paging page, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListDepartments(page.Limit, page.Cursor), ct));

    /// <summary>Shows one department.</summary>
    private static async Task<Ok<DepartmentView>> GetDepartment(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetDepartment(new(id)), ct));
}
