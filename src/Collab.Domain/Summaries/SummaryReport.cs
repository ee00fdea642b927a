using Collab.Domain.Collaborations;
using Collab.Domain.Members;

namespace Collab.Domain.Summaries;

public enum SummaryState
{
    Generated,
    Corrected,
    Filed,
}

/// <summary>The summary report (总结报告) of step 6: generated from the record, corrected by people, filed. It has the collaboration's id.</summary>
public sealed class SummaryReport : AggregateRoot<CollaborationId>
{
    private SummaryReport() { }

    public static SummaryReport Generate(Collaboration collaboration, IReadOnlyList<SummarySection> sections, Instant now)
    {
        var summary = new SummaryReport { Id = collaboration.Id, OrganizationId = collaboration.OrganizationId, Title = collaboration.Title, Sections = [.. sections] };
        summary.Raise(new SummaryGenerated(summary.Id, summary.Title, now));
        return summary;
    }

    /// <summary>The collaboration's title; what the record calls it.</summary>
    public string Title { get; private set; } = "";
    public SummaryState State { get; private set; } = SummaryState.Generated;
    public IReadOnlyList<SummarySection> Sections { get; private set; } = [];
    public MemberId? FiledBy { get; private set; }
    public Instant? FiledAt { get; private set; }

    /// <summary>Replaces the texts of the named sections; a section that was not generated cannot be added.</summary>
    public void Correct(IReadOnlyList<SummarySection> corrections, MemberId by, Instant now)
    {
        State = Lifecycle.Move(State, SummaryState.Corrected);
        Require(corrections.All(c => Sections.Any(s => s.Code == c.Code)), SummaryRules.SectionUnknown);
        Sections = [.. Sections.Select(s => corrections.FirstOrDefault(c => c.Code == s.Code) ?? s)];
        Raise(new SummaryCorrected(Id, Title, by, now));
    }

    public void File(MemberId by, Instant now)
    {
        State = Lifecycle.Move(State, SummaryState.Filed);
        (FiledBy, FiledAt) = (by, now);
        Raise(new SummaryFiled(Id, Title, by, now));
    }

    public static readonly Lifecycle<SummaryState> Lifecycle = new(
        SummaryRules.Filed,
        (SummaryState.Generated, SummaryState.Corrected), (SummaryState.Corrected, SummaryState.Corrected),
        (SummaryState.Generated, SummaryState.Filed), (SummaryState.Corrected, SummaryState.Filed));
}

/// <param name="Code">One of <see cref="SummarySections.InOrder"/>.</param>
public sealed record SummarySection(string Code, string Text);

/// <summary>What a summary report speaks of.</summary>
public static class SummarySections
{
    public const string Background = "background";

    /// <summary>Each goal with the value that was measured.</summary>
    public const string Goals = "goals";
    public const string Responsibilities = "responsibilities";

    /// <summary>Each task: agreed and actual finish, and how often it moved.</summary>
    public const string Schedule = "schedule";
    public const string Resources = "resources";
    public const string Issues = "issues";

    /// <summary>How deadlines were kept, by department, never by person.</summary>
    public const string Deadlines = "deadlines";
    public const string Retrospective = "retrospective";

    public static IReadOnlyList<string> InOrder { get; } = [Background, Goals, Responsibilities, Schedule, Resources, Issues, Deadlines, Retrospective];
}

public static class SummaryRules
{
    public static readonly Rule Filed = new("summary.filed", RuleKind.Conflict);
    public static readonly Rule NotYet = new("summary.notYet", RuleKind.Conflict);
    public static readonly Rule SectionUnknown = new("summary.sectionUnknown", Field: "sections");
}

public abstract record SummaryEvent(CollaborationId Id, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Summary, Id.Value, Title);
    public CollaborationId? CollaborationId => Id;
}

public sealed record SummaryGenerated(CollaborationId Id, string Title, Instant At) : SummaryEvent(Id, Title, At);

public sealed record SummaryCorrected(CollaborationId Id, string Title, MemberId By, Instant At) : SummaryEvent(Id, Title, At);

public sealed record SummaryFiled(CollaborationId Id, string Title, MemberId By, Instant At) : SummaryEvent(Id, Title, At);
