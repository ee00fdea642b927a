namespace Collab.Domain.Collaborations;

/// <summary>What a vague wording leaves open.</summary>
public enum WordingReason
{
    /// <summary>By when: 尽快, soon.</summary>
    NoDate,

    /// <summary>How far: 提升效果, improve the effect.</summary>
    NotMeasurable,

    /// <summary>How much: 适当, roughly.</summary>
    VagueQuantity,

    /// <summary>What is good enough: 更好, satisfactory.</summary>
    VagueQuality,

    /// <summary>Whether it will be done: 争取, try to.</summary>
    NoCommitment,

    /// <summary>What else belongs to it: 等等, and so on.</summary>
    OpenEnded,

    /// <summary>A goal without any value that could be measured.</summary>
    MissingMeasure,
}

/// <summary>One vague wording in a text (process, step 1).</summary>
/// <param name="Start">Where it begins, in UTF-16 code units as JavaScript counts them, from 0.</param>
/// <param name="Length">How long it is, in UTF-16 code units.</param>
/// <param name="Text">The words themselves.</param>
/// <param name="Reason">What they leave open.</param>
public sealed record WordingFinding(int Start, int Length, string Text, WordingReason Reason);
