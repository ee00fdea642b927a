namespace Collab.Application.Summaries;

/// <summary>How far the summary report has come.</summary>
public enum SummaryStage
{
    /// <summary>It is generated when the retrospective was held.</summary>
    NotYet,
    Generated,
    Corrected,

    /// <summary>Final.</summary>
    Filed,
}

/// <summary>The summary report (总结报告): generated from the record, corrected by people, filed.</summary>
/// <param name="Id">The collaboration's id.</param>
/// <param name="Version">0 until it is generated.</param>
/// <param name="Allowed">What the caller may do now: correct, file.</param>
public sealed record SummaryView(
    CollaborationId Id, long Version, SummaryStage State, IReadOnlyList<SummarySectionView> Sections, Instant? FiledAt, MemberRef? FiledBy,
    Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <param name="Code">background, goals, responsibilities, schedule, resources, issues, deadlines, retrospective.</param>
/// <param name="Title">What the section is called in the reader's language.</param>
/// <param name="Text">Plain text, one line per item, in the organization's language.</param>
public sealed record SummarySectionView(string Code, string Title, string Text);

/// <summary>Makes the view of a summary report, also while there is none.</summary>
internal sealed class SummaryViews(ICollabDb db, ICaller caller, IAccess access, Names names) : IPerMessage
{
    public async Task<SummaryView> OfAsync(CollaborationId id, CancellationToken ct)
    {
        var about = await db.Collaborations.Where(c => c.Id == id).Select(c => new { c.State, c.CreatedAt, c.UpdatedAt }).SingleAsync(ct);
        if (await db.SummaryReports.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } summary)
            return new SummaryView(id, 0, SummaryStage.NotYet, [], null, null, about.CreatedAt, about.UpdatedAt, []);
        var relations = await access.RelationsToAsync(SubjectType.Summary, id.Value, ct);
        var open = summary.State != SummaryState.Filed && about.State == CollaborationState.Retrospecting;
        await names.LoadMembersAsync([summary.FiledBy], ct);
        return new SummaryView(
            id, summary.Version, StageOf(summary.State),
            [.. summary.Sections.Select(s => new SummarySectionView(s.Code, RuleTexts.Of($"summary.section.{s.Code}", caller.Language), s.Text))],
            summary.FiledAt, names.Member(summary.FiledBy), summary.CreatedAt, summary.UpdatedAt,
            open && relations.Allows(Permission.CorrectSummary) ? ["correct", "file"] : []);
    }

    private static SummaryStage StageOf(SummaryState state) => state switch
    {
        SummaryState.Generated => SummaryStage.Generated,
        SummaryState.Corrected => SummaryStage.Corrected,
        _ => SummaryStage.Filed,
    };
}
