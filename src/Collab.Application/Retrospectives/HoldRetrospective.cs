using System.Globalization;
using Collab.Application.Calendars;
using Collab.Application.Summaries;

namespace Collab.Application.Retrospectives;

/// <summary>The lead department records the retrospective that took place (process step 6, within 5 workdays after the acceptance).</summary>
/// <param name="HeldAt">When it took place (UTC); not in the future.</param>
/// <param name="Causes">Why things did not go well; required where something did not.</param>
[Requires(Permission.HoldRetrospective)]
public sealed record HoldRetrospective(
    CollaborationId Id, long IfMatch, Instant HeldAt, IReadOnlyList<string> WentWell, IReadOnlyList<string> DidNotGoWell, IReadOnlyList<string> Causes,
    IReadOnlyList<PlannedImprovement> Improvements) : ICommand<RetrospectiveView>, IConditional
{
    About IAbout.About => new(SubjectType.Retrospective, Id.Value);

    internal sealed class Validator : AbstractValidator<HoldRetrospective>
    {
        private const int Most = 50;

        public Validator()
        {
            RuleFor(x => x.WentWell.Count).LessThanOrEqualTo(Most).OverridePropertyName(nameof(WentWell));
            RuleFor(x => x.DidNotGoWell.Count).LessThanOrEqualTo(Most).OverridePropertyName(nameof(DidNotGoWell));
            RuleFor(x => x.Causes.Count).LessThanOrEqualTo(Most).OverridePropertyName(nameof(Causes));
            RuleFor(x => x.Improvements.Count).LessThanOrEqualTo(Most).OverridePropertyName(nameof(Improvements));
            RuleForEach(x => x.WentWell).NotEmpty().MaximumLength(1_000);
            RuleForEach(x => x.DidNotGoWell).NotEmpty().MaximumLength(1_000);
            RuleForEach(x => x.Causes).NotEmpty().MaximumLength(1_000);
            RuleForEach(x => x.Improvements).ChildRules(x => x.RuleFor(i => i.Description).MaximumLength(1_000));
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, Today today, RetrospectiveViews views) : IRequestHandler<HoldRetrospective, RetrospectiveView>
    {
        public async Task<RetrospectiveView> Handle(HoldRetrospective command, CancellationToken cancellationToken)
        {
            (await db.Collaborations.GetForUpdateAsync(command.Id, cancellationToken)).RequireOpen();
            var retrospective = await db.Retrospectives.SingleOrDefaultAsync(r => r.Id == command.Id, cancellationToken)
                ?? throw new RuleBrokenException(RetrospectiveRules.NotDue);
            retrospective.MatchedBy(command.IfMatch);
            var improvements = await ImprovementsAsync(command.Improvements, cancellationToken);
            for (var i = 0; i < command.Improvements.Count; i++)
                await today.RequireNotOverAsync(command.Improvements[i].DueOn, string.Create(CultureInfo.InvariantCulture, $"improvements[{i}].dueOn"), cancellationToken);
            retrospective.Hold(command.HeldAt, command.WentWell, command.DidNotGoWell, command.Causes, improvements, caller.MemberId!.Value, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.Id, cancellationToken);
        }

        private async Task<IReadOnlyList<Improvement>> ImprovementsAsync(IReadOnlyList<PlannedImprovement> planned, CancellationToken ct)
        {
            MemberId[] owners = [.. planned.Select(i => i.OwnerId).Distinct()];
            var known = await db.Members.Where(m => owners.Contains(m.Id) && m.Active).Select(m => m.Id).ToListAsync(ct);
            return
            [
                .. planned.Select((i, index) => Blame.InLine("improvements", index, () => known.Contains(i.OwnerId)
                    ? Improvement.Of(i.Description, i.OwnerId, i.DueOn)
                    : throw new RuleBrokenException(RetrospectiveRules.ImprovementNeedsOwner))),
            ];
        }
    }
}

/// <summary>What is improved (改进措施), by whom, until when.</summary>
public sealed record PlannedImprovement(string Description, MemberId OwnerId, LocalDate DueOn);

/// <summary>Held: the duty is met, the summary report is generated from the record, and every liaison hears of it.</summary>
internal sealed class ConcludeRetrospective(ICollabDb db, Duties duties, People people, Notices notices, SummaryWriter summaries) : IReactTo<RetrospectiveHeld>
{
    public async Task ReactAsync(RetrospectiveHeld happened, CancellationToken ct)
    {
        await duties.MeetAsync(happened.DeadlineId, happened.At, ct);
        var collaboration = await people.CollaborationAsync(happened.Id, ct);
        db.SummaryReports.Add(SummaryReport.Generate(collaboration, await summaries.WriteAsync(collaboration, ct), happened.At));
        notices.Tell((await people.AllLiaisonsAsync(happened.Id, ct)).Cast<MemberId?>(), NotificationKind.RetrospectiveHeld, happened.Subject, happened.Id, happened.At);
    }
}
