namespace Collab.Application.Issues;

/// <summary>The reporter is content and closes the issue.</summary>
[Requires(Permission.CloseIssue)]
public sealed record CloseIssue(IssueId Id, long IfMatch, string? Note) : ICommand<IssueView>, IConditional
{
    About IAbout.About => new(SubjectType.Issue, Id.Value);

    internal sealed class Validator : AbstractValidator<CloseIssue>
    {
        public Validator() => RuleFor(x => x.Note).MaximumLength(2_000);
    }

    internal sealed class Handler(ChangingIssues issues) : IRequestHandler<CloseIssue, IssueView>
    {
        public Task<IssueView> Handle(CloseIssue command, CancellationToken cancellationToken) =>
            issues.ChangeAsync(command.Id, command.IfMatch, (issue, by, now) => issue.Close(by, now, command.Note), cancellationToken);
    }
}
