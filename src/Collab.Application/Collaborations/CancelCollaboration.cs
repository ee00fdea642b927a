using Collab.Application.Deadlines;
using Collab.Application.Notifications;

namespace Collab.Application.Collaborations;

/// <summary>Gives a collaboration up, with a reason. What is still owed in it is waived; it stays readable.</summary>
[Requires(Permission.CancelCollaboration)]
public sealed record CancelCollaboration(CollaborationId Id, long IfMatch, string Reason) : ICommand<CollaborationView>, IConditional
{
    About IAbout.About => new(SubjectType.Collaboration, Id.Value);

    internal sealed class Validator : AbstractValidator<CancelCollaboration>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(CollaborationLimits.Reason);
    }

    internal sealed class Handler(ICollabDb db, IClock clock, CollaborationReader reader) : IRequestHandler<CancelCollaboration, CollaborationView>
    {
        public async Task<CollaborationView> Handle(CancelCollaboration command, CancellationToken cancellationToken)
        {
            // Locked, so that no duty opens between waiving them and the end.
            var collaboration = (await db.Collaborations.GetForUpdateAsync(command.Id, cancellationToken)).MatchedBy(command.IfMatch);
            collaboration.Cancel(command.Reason, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await reader.ViewAsync(command.Id, cancellationToken);
        }
    }
}

/// <summary>Nobody owes anything in a collaboration that was given up.</summary>
internal sealed class WaiveWhatIsOwed(Duties duties) : IReactTo<CollaborationCancelled>
{
    public Task ReactAsync(CollaborationCancelled happened, CancellationToken ct) => duties.WaiveAllAsync(happened.Id, happened.Reason, happened.At, ct);
}

/// <summary>Tells all liaisons, heads without liaison, and the sponsor.</summary>
internal sealed class TellOfCancelling(Notices notices, People people) : IReactTo<CollaborationCancelled>
{
    public async Task ReactAsync(CollaborationCancelled happened, CancellationToken ct) => notices.Tell(
        [.. (await people.AllLiaisonsAsync(happened.Id, ct)).Cast<MemberId?>(), await people.SponsorAsync(happened.Id, ct)],
        NotificationKind.Cancelled, happened.Subject, happened.Id, happened.At, new Dictionary<string, string> { ["reason"] = happened.Reason });
}
