namespace Collab.Application.Collaborations;

/// <summary>The brief (协作需求说明) of a collaboration.</summary>
/// <param name="Frozen">True once all departments have confirmed; then it is not edited any more.</param>
/// <param name="Allowed">edit.</param>
public sealed record BriefView(
    CollaborationId Id, long Version, string Background, string CoreNeeds, LocalDate ExpectedFinish, IReadOnlyList<GoalView> Goals, bool Frozen,
    Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <summary>A goal with its measure, and what was measured at the acceptance.</summary>
/// <param name="Measured">The value that was measured; null before the acceptance.</param>
/// <param name="MeasuredOn">The day it was judged, in the organization's zone.</param>
public sealed record GoalView(GoalId Id, string Indicator, decimal Target, string Unit, LocalDate DueOn, decimal? Measured, LocalDate? MeasuredOn);
