namespace Collab.Application.Collaborations;

/// <summary>A department does not take part as asked, and says why. The goal step stays open until it confirms.</summary>
[Requires(Permission.StateCommitment)]
public sealed record DeclineCommitment(CollaborationId CollaborationId, DepartmentId DepartmentId, long IfMatch, string Reason) : ICommand<CommitmentView>, IConditional
{
    About IAbout.About => new(SubjectType.Commitment, CollaborationId.Value, DepartmentId);

    internal sealed class Validator : AbstractValidator<DeclineCommitment>
    {
        public Validator() => RuleFor(x => x.Reason).MaximumLength(CollaborationLimits.Reason);
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, CommitmentReader reader) : IRequestHandler<DeclineCommitment, CommitmentView>
    {
        public async Task<CommitmentView> Handle(DeclineCommitment command, CancellationToken cancellationToken)
        {
            var collaboration = await db.Collaborations.GetForUpdateAsync(command.CollaborationId, cancellationToken);
            collaboration.RequireState(CollaborationState.Committing);
            var commitment = (await db.Commitments.OfAsync(command.CollaborationId, command.DepartmentId, cancellationToken)).MatchedBy(command.IfMatch);
            commitment.Decline(command.Reason, caller.MemberId!.Value, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await reader.ViewAsync(command.CollaborationId, command.DepartmentId, cancellationToken);
        }
    }
}
