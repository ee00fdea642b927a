namespace Collab.Application.Collaborations;

/// <summary>The owner of a condition has done what others waited for.</summary>
/// <param name="Note">What was delivered, or where it lies.</param>
[Requires(Permission.FulfilCondition)]
public sealed record FulfilCondition(CollaborationId CollaborationId, DepartmentId DepartmentId, ConditionId ConditionId, long IfMatch, string? Note)
    : ICommand<CommitmentView>, IConditional
{
    // The condition's version is that of the commitment it belongs to.
    About IAbout.About => new(SubjectType.CommitmentCondition, ConditionId.Value);

    internal sealed class Validator : AbstractValidator<FulfilCondition>
    {
        public Validator() => RuleFor(x => x.Note).MaximumLength(CollaborationLimits.Reason);
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, CommitmentReader reader) : IRequestHandler<FulfilCondition, CommitmentView>
    {
        public async Task<CommitmentView> Handle(FulfilCondition command, CancellationToken cancellationToken)
        {
            var collaboration = await db.Collaborations.GetAsync(command.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            var commitment = await db.Commitments.OfAsync(command.CollaborationId, command.DepartmentId, cancellationToken);
            // Through its parents: the condition of another commitment is not found here.
            if (commitment.Conditions.All(c => c.Id != command.ConditionId)) throw new NotFoundException();
            commitment.MatchedBy(command.IfMatch).FulfilCondition(command.ConditionId, command.Note, caller.MemberId!.Value, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await reader.ViewAsync(command.CollaborationId, command.DepartmentId, cancellationToken);
        }
    }
}
