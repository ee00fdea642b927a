using System.Linq.Expressions;

namespace Collab.Application.Deadlines;

/// <summary>A deadline as other things show it.</summary>
/// <param name="DueAt">UTC; at exactly this instant it is still met.</param>
/// <param name="Provisional">A counted day lies in a year whose holidays are not announced.</param>
public sealed record DeadlineBrief(DeadlineId Id, DeadlineKind Kind, DeadlineState State, Instant DueAt, bool Provisional)
{
    public static Expression<Func<Deadline, DeadlineBrief>> Projection { get; } = d => new DeadlineBrief(d.Id, d.Kind, d.State, d.DueAt, d.Provisional);
}
