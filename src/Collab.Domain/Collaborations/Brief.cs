using System.Globalization;
using Collab.Domain.Organizations;

namespace Collab.Domain.Collaborations;

/// <summary>
/// The brief (协作需求说明) of step 1: why, how far, by when. Vague wording is refused and every goal is measurable.
/// It has the collaboration's id and is frozen once all departments have confirmed it.
/// </summary>
public sealed class Brief : AggregateRoot<CollaborationId>
{
    private Brief() { }

    public Brief(CollaborationId id, OrganizationId organizationId, string title, string background, string coreNeeds, LocalDate expectedFinish, IReadOnlyList<Goal> goals, Instant now)
    {
        Id = id;
        OrganizationId = organizationId;
        Title = title;
        Write(background, coreNeeds, expectedFinish, now);
        SetGoals(goals, now);
    }

    /// <summary>The collaboration's title when the brief was written; what the record calls it.</summary>
    public string Title { get; private set; } = "";
    public string Background { get; private set; } = "";
    public string CoreNeeds { get; private set; } = "";
    public LocalDate ExpectedFinish { get; private set; }
    public IReadOnlyList<Goal> Goals { get; private set; } = [];

    /// <summary>True once all have confirmed; what was agreed is not edited afterwards.</summary>
    public bool Frozen { get; private set; }

    public void Write(string background, string coreNeeds, LocalDate expectedFinish, Instant now)
    {
        RequireNotFrozen();
        Background = Clear(background, BriefRules.BackgroundRequired);
        CoreNeeds = Clear(coreNeeds, BriefRules.CoreNeedsRequired);
        ExpectedFinish = expectedFinish;
        Raise(new BriefWritten(Id, Title, now));
    }

    public void SetGoals(IReadOnlyList<Goal> goals, Instant now)
    {
        RequireNotFrozen();
        Require(goals.Count > 0, BriefRules.GoalRequired);
        for (var i = 0; i < goals.Count; i++)
        {
            if (Wording.CheckIndicator(goals[i].Indicator) is [var vague, ..])
                throw new RuleBrokenException(BriefRules.Vague, string.Create(CultureInfo.InvariantCulture, $"goals[{i}].indicator"), vague.Text);
        }
        Goals = [.. goals];
        Raise(new GoalsSet(Id, Title, goals.Count, now));
    }

    public void Freeze(Instant now)
    {
        if (Frozen) return;
        Frozen = true;
        Raise(new BriefFrozen(Id, Title, now));
    }

    /// <summary>The goal with this id, to be worded anew; a goal keeps its id, so that what was measured stays with it.</summary>
    public GoalId Known(GoalId id) => Goals.Any(g => g.Id == id) ? id : throw new RuleBrokenException(BriefRules.GoalUnknown);

    private void RequireNotFrozen() => Require(!Frozen, BriefRules.Frozen);

    private static string Clear(string text, Rule required)
    {
        var clear = Text.Required(text, required);
        var findings = Wording.Check(clear, isGoal: false);
        return findings.Count == 0 ? clear : throw new RuleBrokenException(BriefRules.Vague, required.Field, findings[0].Text);
    }
}

/// <summary>A goal with its measure: "first-month sales, 10,000 units, by 12 November".</summary>
public sealed record Goal
{
    public GoalId Id { get; private init; }
    public string Indicator { get; private init; } = "";

    /// <summary>The value to reach; more than 0.</summary>
    public decimal Target { get; private init; }
    public string Unit { get; private init; } = "";
    public LocalDate DueOn { get; private init; }

    [System.Text.Json.Serialization.JsonConstructor]
    public Goal(GoalId id, string indicator, decimal target, string unit, LocalDate dueOn)
    {
        Id = id;
        Indicator = Text.Required(indicator, BriefRules.IndicatorRequired);
        Target = target > 0 ? target : throw new RuleBrokenException(BriefRules.TargetNotPositive);
        Unit = Text.Required(unit, BriefRules.UnitRequired);
        DueOn = dueOn;
    }
}

public static class BriefRules
{
    public static readonly Rule BackgroundRequired = new("brief.backgroundRequired", Field: "background");
    public static readonly Rule CoreNeedsRequired = new("brief.coreNeedsRequired", Field: "coreNeeds");
    public static readonly Rule Vague = new("brief.vague");
    public static readonly Rule GoalRequired = new("brief.goalRequired", Field: "goals");
    public static readonly Rule GoalUnknown = new("brief.goalUnknown", Field: "goals");
    public static readonly Rule IndicatorRequired = new("brief.indicatorRequired", Field: "goals");
    public static readonly Rule TargetNotPositive = new("brief.targetNotPositive", Field: "goals");
    public static readonly Rule UnitRequired = new("brief.unitRequired", Field: "goals");
    public static readonly Rule Frozen = new("brief.frozen", RuleKind.Conflict);
}

public abstract record BriefEvent(CollaborationId Id, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Brief, Id.Value, Title);
    public CollaborationId? CollaborationId => Id;
}

public sealed record BriefWritten(CollaborationId Id, string Title, Instant At) : BriefEvent(Id, Title, At);

public sealed record GoalsSet(CollaborationId Id, string Title, int Count, Instant At) : BriefEvent(Id, Title, At);

public sealed record BriefFrozen(CollaborationId Id, string Title, Instant At) : BriefEvent(Id, Title, At);
