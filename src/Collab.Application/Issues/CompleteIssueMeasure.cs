namespace Collab.Application.Issues;

/// <summary>The owner of a measure, or the lead department, says that it is done; with the last one the issue is resolved.</summary>
/// <param name="IfMatch">The issue's version.</param>
[Requires(Permission.CompleteIssueMeasure)]
public sealed record CompleteIssueMeasure(IssueId Id, IssueMeasureId MeasureId, long IfMatch, string? Note) : ICommand<IssueView>, IConditional
{
    About IAbout.About => new(SubjectType.IssueMeasure, MeasureId.Value);

    internal sealed class Validator : AbstractValidator<CompleteIssueMeasure>
    {
        public Validator() => RuleFor(x => x.Note).MaximumLength(2_000);
    }

    internal sealed class Handler(ICollabDb db, ChangingIssues issues) : IRequestHandler<CompleteIssueMeasure, IssueView>
    {
        public async Task<IssueView> Handle(CompleteIssueMeasure command, CancellationToken cancellationToken)
        {
            // Permission and version were asked about the measure alone; the address names an issue, too.
            var issue = await db.Issues.GetAsync(command.Id, cancellationToken);
            if (issue.Measures.All(x => x.Id != command.MeasureId)) throw new NotFoundException();
            return await issues.ChangeAsync(
                command.Id, command.IfMatch, (issue, by, now) => issue.CompleteMeasure(command.MeasureId, by.Person, now, command.Note), cancellationToken);
        }
    }
}
