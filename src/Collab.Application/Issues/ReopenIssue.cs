namespace Collab.Application.Issues;

/// <summary>The reporter is not content: the lead department owes measures again, within 24 hours.</summary>
[Requires(Permission.CloseIssue)]
public sealed record ReopenIssue(IssueId Id, long IfMatch, string Reason) : ICommand<IssueView>, IConditional
{
    About IAbout.About => new(SubjectType.Issue, Id.Value);

    internal sealed class Validator : AbstractValidator<ReopenIssue>
    {
        public Validator() => RuleFor(x => x.Reason).MaximumLength(2_000);
    }

    internal sealed class Handler(ChangingIssues issues) : IRequestHandler<ReopenIssue, IssueView>
    {
        public Task<IssueView> Handle(ReopenIssue command, CancellationToken cancellationToken) =>
            issues.ChangeAsync(command.Id, command.IfMatch, (issue, by, now) => issue.Reopen(command.Reason, by, now), cancellationToken);
    }
}
