namespace Collab.Application.Issues;

/// <summary>The lead department has organized the discussion and records what is done, by whom, until when (process step 5).</summary>
[Requires(Permission.RecordIssueMeasures)]
public sealed record RecordIssueMeasures(IssueId Id, long IfMatch, IReadOnlyList<MeasureToRecord> Measures, DiscussionHeld Discussion)
    : ICommand<IssueView>, IConditional
{
    About IAbout.About => new(SubjectType.Issue, Id.Value);

    internal sealed class Validator : AbstractValidator<RecordIssueMeasures>
    {
        public Validator()
        {
            RuleFor(x => x.Measures).Must(x => x.Count <= 50);
            RuleForEach(x => x.Measures).ChildRules(measure => measure.RuleFor(x => x.Description).MaximumLength(500));
            RuleFor(x => x.Discussion.AttendeeIds).Must(x => x.Count <= 200);
            RuleFor(x => x.Discussion.Decision).MaximumLength(2_000);
        }
    }

    internal sealed class Handler(ICollabDb db, ChangingIssues issues) : IRequestHandler<RecordIssueMeasures, IssueView>
    {
        public Task<IssueView> Handle(RecordIssueMeasures command, CancellationToken cancellationToken) =>
            issues.ChangeAsync(command.Id, command.IfMatch, async (issue, by, now) =>
            {
                var discussion = IssueDiscussion.Of(command.Discussion.HeldAt, command.Discussion.AttendeeIds, command.Discussion.Decision);
                MemberId[] named = [.. command.Measures.Select(x => x.OwnerId).Concat(discussion.Attendees).Distinct()];
                var members = await db.Members.AsNoTracking().Where(x => named.Contains(x.Id)).ToDictionaryAsync(x => x.Id, cancellationToken);
                if (!discussion.Attendees.All(members.ContainsKey)) throw new RuleBrokenException(IssueRules.AttendeeUnknown);
                issue.RecordMeasures(discussion, [.. command.Measures.Select((x, i) => Measure(x, $"measures[{i}]", members, now))], by.Person, now);
            }, cancellationToken);

        private static IssueMeasure Measure(MeasureToRecord measure, string path, Dictionary<MemberId, Member> members, Instant now) =>
            members.TryGetValue(measure.OwnerId, out var owner)
                ? IssueMeasure.Of(measure.Description, owner, measure.DueAt, now, path)
                : throw new RuleBrokenException(IssueRules.MeasureNeedsOwner, $"{path}.ownerId");
    }
}

/// <summary>A measure that was agreed.</summary>
/// <param name="OwnerId">Who does it.</param>
/// <param name="DueAt">Until when (UTC); later than now.</param>
public sealed record MeasureToRecord(string Description, MemberId OwnerId, Instant DueAt);

/// <summary>The discussion that the lead department organized.</summary>
/// <param name="HeldAt">When it took place (UTC); not in the future.</param>
/// <param name="Decision">What was decided, in a sentence.</param>
public sealed record DiscussionHeld(Instant HeldAt, IReadOnlyList<MemberId> AttendeeIds, string Decision);
