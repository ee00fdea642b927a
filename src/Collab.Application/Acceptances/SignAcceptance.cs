namespace Collab.Application.Acceptances;

/// <summary>The approver signs what the initiator's department has accepted; the retrospective is owed next (process step 6).</summary>
[Requires(Permission.SignAcceptance)]
public sealed record SignAcceptance(CollaborationId Id, long IfMatch) : ICommand<AcceptanceView>, IConditional
{
    About IAbout.About => new(SubjectType.Acceptance, Id.Value);

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, AcceptanceViews views) : IRequestHandler<SignAcceptance, AcceptanceView>
    {
        public async Task<AcceptanceView> Handle(SignAcceptance command, CancellationToken cancellationToken)
        {
            // Locked: no task begins or ends between counting the open ones and moving on.
            (await db.Collaborations.GetForUpdateAsync(command.Id, cancellationToken)).RequireOpen();
            var acceptance = (await db.Acceptances.BegunAsync(command.Id, cancellationToken)).MatchedBy(command.IfMatch);
            var open = await db.WorkItems.CountOpenAsync(command.Id, cancellationToken);
            acceptance.Sign(open, caller.MemberId!.Value, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.Id, cancellationToken);
        }
    }
}

/// <summary>Signed: the duty is met, everybody's liaison hears of it, and the collaboration moves on to its retrospective.</summary>
internal sealed class CloseAcceptance(Duties duties, People people, Notices notices) : IReactTo<AcceptanceSigned>
{
    public async Task ReactAsync(AcceptanceSigned happened, CancellationToken ct)
    {
        await duties.MeetAsync(happened.DeadlineId, happened.At, ct);
        (await people.CollaborationAsync(happened.Id, ct)).OpenRetrospective(happened.At);
        notices.Tell((await people.AllLiaisonsAsync(happened.Id, ct)).Cast<MemberId?>(), NotificationKind.Accepted, happened.Subject, happened.Id, happened.At);
    }
}
