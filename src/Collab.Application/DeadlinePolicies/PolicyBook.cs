namespace Collab.Application.DeadlinePolicies;

/// <summary>Which policy holds: the collaboration's own, else its template's, else the organization's. Loaded once per message.</summary>
public sealed class PolicyBook(ICollabDb db, People people) : IPerMessage
{
    private readonly Dictionary<CollaborationId, IReadOnlyList<DeadlinePolicy>> _of = [];

    public async Task<DeadlinePolicy> OfAsync(DeadlineKind kind, CollaborationId collaboration, CancellationToken ct)
    {
        var ofKind = (await AllAsync(collaboration, ct)).Where(p => p.Kind == kind).ToList();
        if (ofKind.Count == 1) return ofKind[0];
        var template = (await people.CollaborationAsync(collaboration, ct)).TemplateId;
        return ofKind.Find(p => p.CollaborationId != null)
            ?? ofKind.Find(p => p.TemplateId != null && p.TemplateId == template)
            ?? ofKind.Single(p => p.TemplateId == null && p.CollaborationId == null);
    }

    private async Task<IReadOnlyList<DeadlinePolicy>> AllAsync(CollaborationId collaboration, CancellationToken ct)
    {
        if (!_of.TryGetValue(collaboration, out var all))
            _of[collaboration] = all = await db.DeadlinePolicies.Where(p => p.CollaborationId == null || p.CollaborationId == collaboration).ToListAsync(ct);
        return all;
    }
}
