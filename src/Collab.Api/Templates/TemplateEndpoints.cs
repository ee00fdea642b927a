using Collab.Application.Templates;

namespace Collab.Api.Templates;

internal sealed class TemplateEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var templates = api.MapGroup("/templates").WithTags("Templates");
        templates.MapGet("", ListTemplates);
        templates.MapGet("/{id:guid}", GetTemplate);
    }

    /// <summary>Lists the templates of the four scenarios.</summary>
    /// <remarks>With the goals to complete and the phases and tasks that they fill in.</remarks>
    private static async Task<Ok<Page<TemplateView>>> ListTemplates([AsParameters] Paging page, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListTemplates(page.Limit, page.Cursor), ct));

    /// <summary>Shows one template.</summary>
    private static async Task<Ok<TemplateView>> GetTemplate(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetTemplate(new(id)), ct));
}
