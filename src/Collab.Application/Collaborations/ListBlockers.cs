using Collab.Application.Deadlines;

namespace Collab.Application.Collaborations;

/// <summary>What holds a collaboration up now or soon, what happens first at the top; at most 20.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record ListBlockers(CollaborationId CollaborationId) : IQuery<ListOf<BlockerView>>, IAbout
{
    About IAbout.About => new(SubjectType.Collaboration, CollaborationId.Value);

    internal sealed class Handler(Blockers blockers, Names names, IClock clock) : IRequestHandler<ListBlockers, ListOf<BlockerView>>
    {
        private const int Most = 20;

        public async Task<ListOf<BlockerView>> Handle(ListBlockers query, CancellationToken cancellationToken)
        {
            var found = await blockers.OfAsync(query.CollaborationId, clock.GetCurrentInstant(), Most, cancellationToken);
            await names.LoadMembersAsync(found.SelectMany(b => (MemberId?[])[b.Waiting, b.Owing]), cancellationToken);
            return new([.. found.Select(b => new BlockerView(
                b.Code, b.Values, SubjectView.Of(b.Subject), names.Member(b.Waiting), names.Member(b.Owing), b.Deadline, b.Action))]);
        }
    }
}

/// <summary>One thing that holds the collaboration up.</summary>
/// <param name="Code">
/// deadlineBreached and deadlineSoon {kind}, requestUnanswered and requestEscalated {department}, commitmentAwaited and commitmentDeclined {department}, issueUnanswered, issueToClose,
/// workItemWithoutResponsible and workItemWithoutAccountable {plannedStart}.
/// </param>
/// <param name="Values">Numbers, days and words by name, for the sentence that the client makes.</param>
/// <param name="Waiting">Who waits; null: the collaboration as a whole.</param>
/// <param name="Owing">Who has to act.</param>
/// <param name="Action">What has to be done, as an imperative; null where nothing single would do.</param>
public sealed record BlockerView(
    string Code, IReadOnlyDictionary<string, object> Values, SubjectView Subject, MemberRef? Waiting, MemberRef? Owing, DeadlineBrief? Deadline, string? Action);
