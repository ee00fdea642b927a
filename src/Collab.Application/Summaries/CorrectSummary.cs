namespace Collab.Application.Summaries;

/// <summary>The lead department puts right what was generated; sections that are not named stay (process step 6).</summary>
[Requires(Permission.CorrectSummary)]
public sealed record CorrectSummary(CollaborationId Id, long IfMatch, IReadOnlyList<CorrectedSection> Sections) : ICommand<SummaryView>, IConditional
{
    About IAbout.About => new(SubjectType.Summary, Id.Value);

    internal sealed class Validator : AbstractValidator<CorrectSummary>
    {
        public Validator()
        {
            RuleFor(x => x.Sections).NotEmpty();
            RuleForEach(x => x.Sections).ChildRules(x => x.RuleFor(s => s.Text).NotEmpty().MaximumLength(SummaryWriter.LongestSection));
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, SummaryViews views) : IRequestHandler<CorrectSummary, SummaryView>
    {
        public async Task<SummaryView> Handle(CorrectSummary command, CancellationToken cancellationToken)
        {
            (await db.Collaborations.GetForUpdateAsync(command.Id, cancellationToken)).RequireOpen();
            var summary = (await db.SummaryReports.GeneratedAsync(command.Id, cancellationToken)).MatchedBy(command.IfMatch);
            summary.Correct([.. command.Sections.Select(s => new SummarySection(s.Code, s.Text.Trim()))], caller.MemberId!.Value, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.Id, cancellationToken);
        }
    }
}

/// <summary>A section with its new text.</summary>
public sealed record CorrectedSection(string Code, string Text);

internal static class Generation
{
    /// <summary>The report, to change it; refused while there is none.</summary>
    public static async Task<SummaryReport> GeneratedAsync(this DbSet<SummaryReport> summaries, CollaborationId id, CancellationToken ct) =>
        await summaries.SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new RuleBrokenException(SummaryRules.NotYet);
}
