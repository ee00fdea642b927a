namespace Collab.Application.Templates;

/// <summary>A process template (流程模板): what it fills into a new collaboration.</summary>
/// <param name="Goals">To be completed with value and date.</param>
/// <param name="Phases">One after another, each as many workdays as it says.</param>
public sealed record TemplateView(
    TemplateId Id, long Version, Scenario Scenario, string Name, string Description, IReadOnlyList<TemplateGoalView> Goals, IReadOnlyList<TemplatePhaseView> Phases,
    IReadOnlyList<TemplateWorkItemView> WorkItems, Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <param name="Target">Null: each collaboration sets its own.</param>
public sealed record TemplateGoalView(string Indicator, decimal? Target, string Unit);

public sealed record TemplatePhaseView(string Name, int LengthWorkdays, string AcceptanceCriteria, string Resources);

/// <param name="Phase">Name of the phase it belongs to.</param>
/// <param name="StartsOn">Workday of its phase on which it starts, from 1.</param>
public sealed record TemplateWorkItemView(string Title, string Phase, string AcceptanceCriteria, int StartsOn, int LengthWorkdays);

/// <summary>Reads templates: the sets are small and jsonb, so they are loaded whole.</summary>
internal static class TemplateViews
{
    public static TemplateView View(this Template template) => new(
        template.Id, template.Version, template.Scenario, template.Name, template.Description,
        [.. template.Goals.Select(g => new TemplateGoalView(g.Indicator, null, g.Unit))],
        [.. template.Phases.Select(p => new TemplatePhaseView(p.Name, p.LengthWorkdays, p.AcceptanceCriteria, p.Resources))],
        [.. template.Phases.SelectMany(p => p.WorkItems, (p, w) => new TemplateWorkItemView(w.Title, p.Name, w.AcceptanceCriteria, w.StartsOn, w.LengthWorkdays))],
        template.CreatedAt, template.UpdatedAt, []);
}
