namespace Collab.Application.Issues;

/// <summary>One issue with its discussion and measures.</summary>
[Requires(Permission.SeeIssue)]
public sealed record GetIssue(IssueId Id) : IQuery<IssueView>, IAbout
{
    About IAbout.About => new(SubjectType.Issue, Id.Value);

    internal sealed class Handler(IssueReader issues) : IRequestHandler<GetIssue, IssueView>
    {
        public Task<IssueView> Handle(GetIssue query, CancellationToken cancellationToken) => issues.ViewAsync(query.Id, cancellationToken);
    }
}
