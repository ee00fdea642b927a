using Collab.Application.DeadlinePolicies;

namespace Collab.Application.Deadlines;

/// <summary>What a change of a rule does to the open deadlines.</summary>
/// <param name="Open">How many open or resting deadlines it concerns.</param>
/// <param name="Moved">How many of them get another due time.</param>
/// <param name="Shorter">How many of those become earlier.</param>
/// <param name="Kept">How many keep their due time because the new one would have passed already.</param>
/// <param name="People">How many people owe one that moves.</param>
/// <param name="Items">The first 100 that move or are kept, by their present due time.</param>
/// <param name="Firm">How many cease to be provisional, whether they move or not.</param>
public sealed record WhatIf(int Open, int Moved, int Shorter, int Kept, int People, IReadOnlyList<MovedDeadline> Items, int Firm)
{
    internal static WhatIf Nothing { get; } = new(0, 0, 0, 0, 0, [], 0);
}

/// <param name="From">Present due time (UTC).</param>
/// <param name="To">New due time (UTC); one that has passed already is not taken.</param>
/// <param name="Kept">The new due time would have passed: it stays as it is.</param>
public sealed record MovedDeadline(DeadlineId Id, DeadlineKind Kind, SubjectView Subject, Ref? Collaboration, DeadlineOwner Owner, Instant From, Instant To, bool Kept);

/// <summary>Which open deadlines a change may concern; null: all.</summary>
/// <param name="OpenedSince">Those opened since then that the present transaction has not written itself.</param>
public sealed record RecomputeScope(
    DeadlineKind? Kind = null, WorkCalendarId? Calendar = null, DepartmentId? Department = null, CollaborationId? Collaboration = null, TemplateId? Template = null,
    Instant? OpenedSince = null)
{
    /// <summary>Those that a policy is about: all of its kind, or those of its template or collaboration.</summary>
    public static RecomputeScope Of(DeadlinePolicy policy) => new(policy.Kind, Collaboration: policy.CollaborationId, Template: policy.TemplateId);
}

/// <summary>
/// Derives open deadlines again after a calendar or a policy has changed, in portions, so that memory stays flat; or only says
/// what that would do. Met, breached and waived ones are never touched.
/// </summary>
internal sealed class Recomputing(ICollabDb db, CalendarBook calendars, PolicyBook policies, Names names, Notices notices, IClock clock) : IPerMessage
{
    private const int Portion = 1_000;
    private const int MostShown = 100;

    /// <summary>Longer than any message takes: one that opened a duty and is not yet committed when a change begins began no earlier.</summary>
    private static readonly Duration LongestMessage = Duration.FromMinutes(10);

    /// <summary>What would happen; nothing is changed.</summary>
    public Task<WhatIf> PreviewAsync(RecomputeScope scope, CancellationToken ct) => RunAsync(scope, apply: false, ct);

    /// <summary>
    /// Does it, and tells the owners whose time got shorter: one notice each. The rule itself must be saved before. What this
    /// message has loaded until now is forgotten.
    /// </summary>
    public async Task<WhatIf> ApplyAsync(RecomputeScope scope, CancellationToken ct) => await RunAsync(scope, apply: true, ct);

    private async Task<WhatIf> RunAsync(RecomputeScope scope, bool apply, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (moved, shorter, kept, firm) = (0, 0, 0, 0);
        PriorityQueue<(Deadline Deadline, DueMove Move), Instant> shown = new(Comparer<Instant>.Create((a, b) => b.CompareTo(a)));
        Dictionary<MemberId, int> people = [];
        Dictionary<MemberId, (Deadline Earliest, Instant To, int Count)> hurried = [];
        HashSet<DeadlineId> seen = [];
        await PassAsync(scope);
        if (apply)
        {
            await db.HoldOpeningsAsync(ct);
            await PassAsync(scope with { OpenedSince = now - LongestMessage });
        }
        if (apply && hurried.Count > 0)
        {
            foreach (var (member, (earliest, _, count)) in hurried) notices.TellOfShorterTime(member, earliest, count, now);
            await db.SaveAsync(ct);
        }
        return new(seen.Count, moved, shorter, kept, people.Count, await ShownAsync(shown, ct), firm);

        async Task PassAsync(RecomputeScope of)
        {
            DeadlineId? after = null;
            while (await db.OpenDeadlinesAsync(of, after, Portion, apply, ct) is { Count: > 0 } portion)
            {
                after = portion[^1].Id;
                await TakeAsync([.. portion.Where(d => seen.Add(d.Id))]);
            }
        }

        async Task TakeAsync(IReadOnlyList<Deadline> portion)
        {
            await policies.LoadAsync([.. portion.Select(d => d.CollaborationId).Distinct()], ct);
            foreach (var deadline in portion)
            {
                var (calendar, policy) = (await calendars.OfAsync(deadline, ct), await policies.OfAsync(deadline.Kind, deadline.CollaborationId, ct));
                var move = deadline.Foresee(calendar, policy, now);
                if (move is not null)
                {
                    shown.Enqueue((deadline, move), move.From);
                    if (shown.Count > MostShown) shown.Dequeue();
                    if (move.Kept) kept++;
                    else Count(deadline, move);
                }
                if (deadline.BecomesFirm(calendar, policy, move, now)) firm++;
                if (apply) deadline.Recompute(calendar, policy, now);
            }
            if (apply) await db.SaveAndForgetAsync(ct);
        }

        void Count(Deadline deadline, DueMove move)
        {
            moved++;
            if (deadline.OwnerMemberId is { } owner) people[owner] = people.GetValueOrDefault(owner) + 1;
            if (move.To >= move.From) return;
            shorter++;
            if (deadline.OwnerMemberId is { } hasty)
                hurried[hasty] = !hurried.TryGetValue(hasty, out var known) ? (deadline, move.To, 1)
                    : known.To <= move.To ? known with { Count = known.Count + 1 } : (deadline, move.To, known.Count + 1);
        }
    }

    private async Task<IReadOnlyList<MovedDeadline>> ShownAsync(PriorityQueue<(Deadline Deadline, DueMove Move), Instant> shown, CancellationToken ct)
    {
        var rows = shown.UnorderedItems.Select(x => x.Element).OrderBy(x => x.Move.From).ThenBy(x => x.Deadline.Id.Value).ToList();
        await names.LoadDepartmentsAsync(ct);
        await names.LoadCollaborationsAsync(rows.Select(x => (CollaborationId?)x.Deadline.CollaborationId), ct);
        await names.LoadMembersAsync(rows.Select(x => x.Deadline.OwnerMemberId), ct);
        return [.. rows.Select(x => new MovedDeadline(
            x.Deadline.Id, x.Deadline.Kind, SubjectView.Of(x.Deadline.Subject), names.Collaboration(x.Deadline.CollaborationId),
            new DeadlineOwner(names.Department(x.Deadline.OwnerDepartmentId), names.Member(x.Deadline.OwnerMemberId)), x.Move.From, x.Move.To, x.Move.Kept))];
    }
}
