namespace Collab.Application.DeadlinePolicies;

/// <summary>Which policy holds: the collaboration's own, else its template's, else the organization's. Loaded once per message.</summary>
public sealed class PolicyBook(ICollabDb db, People people) : IPerMessage
{
    private readonly Dictionary<(DeadlineKind Kind, CollaborationId Collaboration), DeadlinePolicy> _ofCollaboration = [];
    private readonly HashSet<CollaborationId> _known = [];
    private List<DeadlinePolicy>? _general;

    public async Task<DeadlinePolicy> OfAsync(DeadlineKind kind, CollaborationId collaboration, CancellationToken ct)
    {
        await LoadAsync([collaboration], ct);
        if (_ofCollaboration.TryGetValue((kind, collaboration), out var own)) return own;
        var ofKind = _general!.FindAll(p => p.Kind == kind);
        if (ofKind.Count == 1) return ofKind[0];
        var template = (await people.CollaborationAsync(collaboration, ct)).TemplateId;
        return ofKind.Find(p => p.TemplateId != null && p.TemplateId == template) ?? ofKind.Single(p => p.TemplateId == null);
    }

    /// <summary>Loads what a batch of collaborations needs in one query, and in a second one their templates where that matters.</summary>
    public async Task LoadAsync(IReadOnlyCollection<CollaborationId> collaborations, CancellationToken ct)
    {
        _general ??= await db.DeadlinePolicies.Where(p => p.CollaborationId == null).ToListAsync(ct);
        CollaborationId?[] unknown = [.. collaborations.Where(_known.Add)];
        if (unknown.Length == 0) return;
        foreach (var policy in await db.DeadlinePolicies.Where(p => unknown.Contains(p.CollaborationId)).ToListAsync(ct))
            _ofCollaboration[(policy.Kind, policy.CollaborationId!.Value)] = policy;
        if (_general.Exists(p => p.TemplateId != null)) await people.LoadAsync([.. collaborations], ct);
    }

    /// <summary>As if this policy, which is not saved, were the one that holds.</summary>
    public async Task AssumeAsync(DeadlinePolicy policy, CancellationToken ct)
    {
        await LoadAsync(policy.CollaborationId is { } collaboration ? [collaboration] : [], ct);
        if (policy.CollaborationId is { } of) _ofCollaboration[(policy.Kind, of)] = policy;
        else _general = [.. _general!.Where(p => p.Id != policy.Id), policy];
    }

    /// <summary>As if this exception were gone.</summary>
    public async Task AssumeWithoutAsync(DeadlinePolicy policy, CancellationToken ct)
    {
        await LoadAsync(policy.CollaborationId is { } collaboration ? [collaboration] : [], ct);
        if (policy.CollaborationId is { } of) _ofCollaboration.Remove((policy.Kind, of));
        else _general!.RemoveAll(p => p.Id == policy.Id);
    }
}
