namespace Collab.Application.Acceptances;

/// <summary>The initiator's department accepts what was delivered (process step 6).</summary>
[Requires(Permission.AcceptDeliverable)]
public sealed record AcceptDeliverable(CollaborationId Id, long IfMatch) : ICommand<AcceptanceView>, IConditional
{
    About IAbout.About => new(SubjectType.Acceptance, Id.Value);

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, AcceptanceViews views) : IRequestHandler<AcceptDeliverable, AcceptanceView>
    {
        public async Task<AcceptanceView> Handle(AcceptDeliverable command, CancellationToken cancellationToken)
        {
            (await db.Collaborations.GetForUpdateAsync(command.Id, cancellationToken)).RequireOpen();
            var acceptance = (await db.Acceptances.BegunAsync(command.Id, cancellationToken)).MatchedBy(command.IfMatch);
            acceptance.Accept(caller.MemberId!.Value, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.Id, cancellationToken);
        }
    }
}

/// <summary>What was accepted waits for the approver's signature.</summary>
internal sealed class AskForSignature(ICollabDb db, Notices notices) : IReactTo<DeliverablesAccepted>
{
    public async Task ReactAsync(DeliverablesAccepted happened, CancellationToken ct)
    {
        var approver = await db.ExecutionPlans.Where(p => p.Id == happened.Id).Select(p => p.ApproverId).SingleOrDefaultAsync(ct);
        notices.Ask(approver, NotificationKind.AcceptanceDue, happened.Subject, happened.Id, happened.At, new Dictionary<string, string> { ["step"] = "sign" });
    }
}
