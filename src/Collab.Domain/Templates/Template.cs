using Collab.Domain.Collaborations;
using Collab.Domain.Organizations;

namespace Collab.Domain.Templates;

/// <summary>A template (流程模板) of one of the four scenarios: pre-fills goals, phases and tasks of a new collaboration.</summary>
public sealed class Template : AggregateRoot<TemplateId>
{
    private Template() { }

    public Template(TemplateId id, OrganizationId organizationId, Scenario scenario, string name, string description, IReadOnlyList<TemplateGoal> goals, IReadOnlyList<TemplatePhase> phases)
    {
        Id = id;
        OrganizationId = organizationId;
        Scenario = scenario;
        Name = name;
        Description = description;
        Goals = [.. goals];
        Phases = [.. phases];
    }

    public Scenario Scenario { get; private set; }
    public string Name { get; private set; } = "";
    public string Description { get; private set; } = "";
    public IReadOnlyList<TemplateGoal> Goals { get; private set; } = [];
    public IReadOnlyList<TemplatePhase> Phases { get; private set; } = [];
}

/// <summary>A goal to be completed with value and date.</summary>
public sealed record TemplateGoal(string Indicator, string Unit);

/// <param name="LengthWorkdays">How long the phase takes, in workdays of the organization's calendar.</param>
public sealed record TemplatePhase(string Name, int LengthWorkdays, string AcceptanceCriteria, string Resources, IReadOnlyList<TemplateWorkItem> WorkItems);

public sealed record TemplateWorkItem(string Title, string AcceptanceCriteria);
