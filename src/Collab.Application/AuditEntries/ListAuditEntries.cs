namespace Collab.Application.AuditEntries;

/// <summary>The record of the organization, for administrators; for a sponsor that of the collaborations he answers for.</summary>
[Requires(Permission.SeeAudit)]
public sealed record ListAuditEntries(AuditFilter Filter, int Limit, string? Cursor) : IQuery<Page<AuditEntryView>>
{
    internal sealed class Validator : AbstractValidator<ListAuditEntries>
    {
        public Validator() => RuleFor(x => x.Filter.Text).MaximumLength(AuditFilter.LongestText).OverridePropertyName("$.q");
    }

    internal sealed class Handler(AuditSearch search, AuditEntryPages pages) : IRequestHandler<ListAuditEntries, Page<AuditEntryView>>
    {
        public Task<Page<AuditEntryView>> Handle(ListAuditEntries query, CancellationToken cancellationToken) =>
            pages.OfAsync(AuditSearch.ByPerson(search.Entries(query.Filter), query.Filter.MemberId), query.Limit, query.Cursor, cancellationToken);
    }
}

/// <summary>Which actions the record has, to choose from.</summary>
[Requires(Permission.SeeAudit)]
public sealed record ListAuditActions : IQuery<ListOf<string>>
{
    internal sealed class Handler(ICollabDb db) : IRequestHandler<ListAuditActions, ListOf<string>>
    {
        public async Task<ListOf<string>> Handle(ListAuditActions query, CancellationToken cancellationToken) => new(await db.AuditActionsAsync(cancellationToken));
    }
}
