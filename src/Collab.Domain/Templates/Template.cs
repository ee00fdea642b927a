using Collab.Domain.Calendars;
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

    /// <summary>The phases one after another, from the first workday after a date, counted in workdays.</summary>
    /// <param name="after">The day on which the collaboration is started.</param>
    public IReadOnlyList<ScheduledPhase> Schedule(WorkCalendar calendar, LocalDate after)
    {
        List<ScheduledPhase> scheduled = [];
        foreach (var phase in Phases)
        {
            LocalDate[] days = [.. WorkdaysAfter(calendar, after, phase.LengthWorkdays)];
            scheduled.Add(new(phase, days[0], days[^1], [.. phase.WorkItems.Select(item => new ScheduledWorkItem(item, days[item.StartsOn - 1], days[item.FinishesOn - 1]))]));
            after = days[^1];
        }
        return scheduled;
    }

    private static IEnumerable<LocalDate> WorkdaysAfter(WorkCalendar calendar, LocalDate date, int count)
    {
        for (var counted = 0; counted < count; counted++) yield return date = calendar.NextWorkday(date);
    }
}

/// <summary>A goal whose value and date are still to be given.</summary>
public sealed record TemplateGoal(string Indicator, string Unit);

/// <param name="LengthWorkdays">How long the phase takes, in workdays of the organization's calendar.</param>
public sealed record TemplatePhase(string Name, int LengthWorkdays, string AcceptanceCriteria, string Resources, IReadOnlyList<TemplateWorkItem> WorkItems);

/// <param name="StartsOn">Workday of its phase on which it starts, from 1.</param>
/// <param name="LengthWorkdays">How long it takes, in workdays; it ends within its phase.</param>
public sealed record TemplateWorkItem(string Title, string AcceptanceCriteria, int StartsOn, int LengthWorkdays)
{
    internal int FinishesOn => StartsOn + LengthWorkdays - 1;
}

/// <summary>A phase of a template with the dates that a calendar gives it.</summary>
public sealed record ScheduledPhase(TemplatePhase Phase, LocalDate Start, LocalDate Finish, IReadOnlyList<ScheduledWorkItem> WorkItems);

public sealed record ScheduledWorkItem(TemplateWorkItem WorkItem, LocalDate Start, LocalDate Finish);
