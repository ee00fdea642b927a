namespace Collab.Application.WorkItems;

/// <summary>One letter of one person, as it is sent and shown in the matrix.</summary>
/// <param name="Role">responsible (the first one owes), accountable (exactly one), consulted, informed.</param>
public sealed record RaciLetter(MemberId MemberId, RaciRole Role);

/// <summary>Gives a task its letters: looks the people up and asks whether R and A may be one person.</summary>
internal sealed class Letters(ICollabDb db) : IPerMessage
{
    /// <param name="field">What the sender calls the list.</param>
    public async Task AssignAsync(WorkItem workItem, IReadOnlyList<RaciLetter> letters, string field, Instant now, CancellationToken ct)
    {
        MemberId[] ids = [.. letters.Select(l => l.MemberId).Distinct()];
        var departments = await db.Members.Where(m => ids.Contains(m.Id) && m.Active).ToDictionaryAsync(m => m.Id, m => m.DepartmentId, ct);
        for (var i = 0; i < letters.Count; i++)
        {
            if (!departments.ContainsKey(letters[i].MemberId)) throw new RuleBrokenException(WorkItemRules.MemberUnknown, $"{field}[{i}].memberId");
        }
        var selfApproval = await db.Organizations.Select(o => o.AllowsSelfApproval).SingleAsync(ct);
        Blame.On(field, () => workItem.AssignRaci([.. letters.Select(l => new RaciAssignment(l.MemberId, departments[l.MemberId], l.Role))], selfApproval, now));
    }
}
