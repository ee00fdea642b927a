namespace Collab.Application.Collaborations;

/// <summary>A department confirms the goal, with or without conditions (process step 1).</summary>
[Requires(Permission.StateCommitment)]
public sealed record ConfirmCommitment(CollaborationId CollaborationId, DepartmentId DepartmentId, long IfMatch, IReadOnlyList<ConditionText> Conditions)
    : ICommand<CommitmentView>, IConditional
{
    About IAbout.About => new(SubjectType.Commitment, CollaborationId.Value, DepartmentId);

    internal sealed class Validator : AbstractValidator<ConfirmCommitment>
    {
        private const int MostConditions = 20;

        public Validator()
        {
            RuleFor(x => x.Conditions).Must(conditions => conditions.Count <= MostConditions);
            RuleForEach(x => x.Conditions).NotNull().ChildRules(condition => condition.RuleFor(c => c.Description).NotEmpty().MaximumLength(500));
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, CommitmentReader reader) : IRequestHandler<ConfirmCommitment, CommitmentView>
    {
        public async Task<CommitmentView> Handle(ConfirmCommitment command, CancellationToken cancellationToken)
        {
            // Locked before anything else is read: of two last departments the second sees the first one's word, and the step ends once.
            var collaboration = await db.Collaborations.GetForUpdateAsync(command.CollaborationId, cancellationToken);
            collaboration.RequireState(CollaborationState.Committing);
            var commitment = (await db.Commitments.OfAsync(command.CollaborationId, command.DepartmentId, cancellationToken)).MatchedBy(command.IfMatch);
            var now = clock.GetCurrentInstant();
            commitment.Confirm(await ConditionsAsync(collaboration, command.Conditions, now, cancellationToken), caller.MemberId!.Value, now);
            await db.SaveAsync(cancellationToken);
            return await reader.ViewAsync(command.CollaborationId, command.DepartmentId, cancellationToken);
        }

        private async Task<IReadOnlyList<CommitmentCondition>> ConditionsAsync(
            Collaboration collaboration, IReadOnlyList<ConditionText> conditions, Instant now, CancellationToken ct)
        {
            MemberId[] ids = [.. conditions.Select(c => c.OwnerId).Distinct()];
            var owners = await db.Members.Where(m => ids.Contains(m.Id) && m.Active).ToDictionaryAsync(m => m.Id, ct);
            return
            [
                .. conditions.Select((condition, i) =>
                    owners.TryGetValue(condition.OwnerId, out var owner) && collaboration.Involves(owner.DepartmentId)
                        ? CommitmentCondition.Of(condition.Description, owner, condition.DueAt, now)
                        : throw new RuleBrokenException(CommitmentRules.ConditionNeedsOwner, FormattableString.Invariant($"conditions[{i}].ownerId"))),
            ];
        }
    }
}

/// <summary>"The product department delivers the list of core selling points within 3 days."</summary>
/// <param name="OwnerId">Who does it: a member of a department that takes part.</param>
/// <param name="DueAt">Until when (UTC), in the future.</param>
public sealed record ConditionText(string Description, MemberId OwnerId, Instant DueAt);

internal static class CommitmentLoading
{
    /// <exception cref="NotFoundException">The kick-off was not held, or the department takes no part.</exception>
    public static async Task<Commitment> OfAsync(this DbSet<Commitment> commitments, CollaborationId collaboration, DepartmentId department, CancellationToken ct) =>
        await commitments.SingleOrDefaultAsync(c => c.CollaborationId == collaboration && c.DepartmentId == department, ct) ?? throw new NotFoundException();
}
