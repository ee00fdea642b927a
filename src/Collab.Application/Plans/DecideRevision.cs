namespace Collab.Application.Plans;

/// <summary>The approver agrees: the dates move, and what was agreed first stays visible beside them.</summary>
[Requires(Permission.ApprovePlan)]
public sealed record ApproveRevision(CollaborationId CollaborationId, PlanRevisionId RevisionId, long IfMatch) : ICommand<PlanView>, IConditional
{
    About IAbout.About => new(SubjectType.Plan, CollaborationId.Value);

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, PlanViews views) : IRequestHandler<ApproveRevision, PlanView>
    {
        public async Task<PlanView> Handle(ApproveRevision command, CancellationToken cancellationToken)
        {
            var collaboration = await db.Collaborations.GetForUpdateAsync(command.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            var plan = await db.ExecutionPlans.GetAsync(command.CollaborationId, command.IfMatch, cancellationToken);
            plan.ApproveRevision(command.RevisionId, caller.Acting(), clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.CollaborationId, cancellationToken);
        }
    }
}

/// <summary>The approver does not agree, and says why; nothing moves.</summary>
[Requires(Permission.ApprovePlan)]
public sealed record RejectRevision(CollaborationId CollaborationId, PlanRevisionId RevisionId, long IfMatch, string Reason) : ICommand<PlanView>, IConditional
{
    About IAbout.About => new(SubjectType.Plan, CollaborationId.Value);

    internal sealed class Validator : AbstractValidator<RejectRevision>
    {
        public Validator() => RuleFor(x => x.Reason).MaximumLength(2_000);
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, PlanViews views) : IRequestHandler<RejectRevision, PlanView>
    {
        public async Task<PlanView> Handle(RejectRevision command, CancellationToken cancellationToken)
        {
            var collaboration = await db.Collaborations.GetForUpdateAsync(command.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            var plan = await db.ExecutionPlans.GetAsync(command.CollaborationId, command.IfMatch, cancellationToken);
            plan.RejectRevision(command.RevisionId, command.Reason, caller.Acting(), clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.CollaborationId, cancellationToken);
        }
    }
}
