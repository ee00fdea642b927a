namespace Collab.Application.Issues;

/// <summary>A person says what is wrong; it goes to the lead department, which owes measures within 24 hours (process step 5).</summary>
[Requires(Permission.ReportIssue)]
public sealed record ReportIssue(
    CollaborationId CollaborationId, string Title, string Description, string Impact, string ProposedSolution, WorkItemId? WorkItemId) : ICommand<IssueView>, IAbout
{
    About IAbout.About => new(SubjectType.Collaboration, CollaborationId.Value);

    internal sealed class Validator : AbstractValidator<ReportIssue>
    {
        public Validator()
        {
            RuleFor(x => x.Title).MaximumLength(200);
            RuleFor(x => x.Description).MaximumLength(4_000);
            RuleFor(x => x.Impact).MaximumLength(2_000);
            RuleFor(x => x.ProposedSolution).MaximumLength(2_000);
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, IssueReader issues) : IRequestHandler<ReportIssue, IssueView>
    {
        public async Task<IssueView> Handle(ReportIssue command, CancellationToken cancellationToken)
        {
            var collaboration = await db.Collaborations.GetForUpdateAsync(command.CollaborationId, cancellationToken);
            if (command.WorkItemId is { } workItem
                && !await db.WorkItems.AnyAsync(x => x.Id == workItem && x.CollaborationId == command.CollaborationId, cancellationToken))
                throw new RuleBrokenException(IssueRules.WorkItemUnknown);
            var issue = Issue.Report(
                collaboration, command.Title, command.Description, command.Impact, command.ProposedSolution, command.WorkItemId,
                caller.MemberId!.Value, clock.GetCurrentInstant());
            db.Issues.Add(issue);
            await db.SaveAsync(cancellationToken);
            return await issues.ViewAsync(issue.Id, cancellationToken);
        }
    }
}
