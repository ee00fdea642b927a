namespace Collab.Domain.Common;

/// <summary>How a caller is answered when a rule is broken.</summary>
public enum RuleKind
{
    /// <summary>What was sent does not satisfy the rule: 422.</summary>
    Broken,

    /// <summary>It could be right at another time, but not in the present state: 409.</summary>
    Conflict,
}

/// <summary>A rule of the process. Its texts in both languages live in the resource files by <see cref="Code"/>.</summary>
/// <param name="Code">Stable, <c>feature.rule</c> in camelCase; part of the API.</param>
/// <param name="Field">JSON name of the field that breaks it, when it is always the same one.</param>
public sealed record Rule(string Code, RuleKind Kind = RuleKind.Broken, string? Field = null);

/// <summary>A rule was not satisfied. Rolls the whole command back.</summary>
/// <param name="field">JSON path of the field to blame; by default the rule's own.</param>
/// <param name="arguments">Values for the rule's text, in the order of its placeholders.</param>
#pragma warning disable CA1032 // Without a rule this exception has no meaning, so the standard constructors do not exist.
public sealed class RuleBrokenException(Rule rule, string? field = null, params object[] arguments) : Exception(rule.Code)
#pragma warning restore CA1032
{
    public Rule Rule { get; } = rule;
    public string? Field { get; } = field ?? rule.Field;
    public IReadOnlyList<object> Arguments { get; } = arguments;
}
