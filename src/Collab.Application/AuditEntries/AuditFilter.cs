namespace Collab.Application.AuditEntries;

/// <summary>Which entries of the record; what is null does not narrow it.</summary>
/// <param name="MemberId">Done by him, or by another in his name.</param>
/// <param name="Action">What happened, such as issueReported.</param>
/// <param name="From">Of things that were true at this instant or later (UTC).</param>
/// <param name="To">Of things that were true before this instant (UTC).</param>
/// <param name="Text">Words in the title of what it happened to, or in its values.</param>
public sealed record AuditFilter(
    MemberId? MemberId, string? Action, SubjectType? SubjectType, Guid? SubjectId, CollaborationId? CollaborationId, Instant? From, Instant? To, string? Text)
{
    /// <summary>Long enough for a name or a title.</summary>
    public const int LongestText = 200;
}

/// <summary>Applies a filter, and what the caller may see of the record.</summary>
internal sealed class AuditSearch(ICollabDb db, ICaller caller, IAccess access) : IPerMessage
{
    /// <summary>All but who did it: see <see cref="ByPerson"/>.</summary>
    public IQueryable<AuditEntry> Entries(AuditFilter filter)
    {
        var entries = (string.IsNullOrWhiteSpace(filter.Text) ? db.AuditEntries : db.AuditEntriesWith(filter.Text.Trim())).AsNoTracking();
        if (caller is { IsAdministrator: false, IsSystem: false })
        {
            var visible = access.VisibleCollaborations();
            entries = entries.Where(e => e.CollaborationId != null && visible.Contains(e.CollaborationId.Value));
        }
        if (filter.CollaborationId is { } collaboration) entries = entries.Where(e => e.CollaborationId == collaboration);
        if (filter.Action is { } action) entries = entries.Where(e => e.Action == action);
        if (filter.SubjectType is { } type) entries = entries.Where(e => e.SubjectType == type);
        if (filter.SubjectId is { } subject) entries = entries.Where(e => e.SubjectId == subject);
        if (filter.From is { } from) entries = entries.Where(e => e.At >= from);
        if (filter.To is { } to) entries = entries.Where(e => e.At < to);
        return entries;
    }

    /// <summary>By a person and in his name: two questions, since no index answers both at once in order of time.</summary>
    public static IReadOnlyList<IQueryable<AuditEntry>> ByPerson(IQueryable<AuditEntry> entries, MemberId? person) => person is { } member
        ? [entries.Where(e => e.ActorId == member), entries.Where(e => e.ActorForId == member && e.ActorId != member)]
        : [entries];
}
