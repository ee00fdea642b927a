namespace Collab.Application.Templates;

/// <summary>The organization's templates.</summary>
[Requires(Permission.SignedIn)]
public sealed record ListTemplates(int Limit, string? Cursor) : IQuery<Page<TemplateView>>
{
    internal readonly record struct Position(TemplateId Id);

    internal sealed class Handler(ICollabDb db) : IRequestHandler<ListTemplates, Page<TemplateView>>
    {
        public async Task<Page<TemplateView>> Handle(ListTemplates query, CancellationToken cancellationToken)
        {
            var templates = db.Templates.AsNoTracking();
            if (Common.Cursor.Decode<Position>(query.Cursor) is { Id: var last })
                templates = templates.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.Id), ValueTuple.Create(last)));
            var page = await templates.OrderBy(t => t.Id).ToPageAsync(query.Limit, t => new Position(t.Id), cancellationToken);
            return new([.. page.Items.Select(TemplateViews.View)], page.NextCursor);
        }
    }
}

/// <summary>One template.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetTemplate(TemplateId Id) : IQuery<TemplateView>, IAbout
{
    About IAbout.About => new(SubjectType.Template, Id.Value);

    internal sealed class Handler(ICollabDb db) : IRequestHandler<GetTemplate, TemplateView>
    {
        public async Task<TemplateView> Handle(GetTemplate query, CancellationToken cancellationToken) =>
            (await db.Templates.GetAsync(query.Id, cancellationToken)).View();
    }
}
