namespace Collab.Application.Deadlines;

/// <summary>
/// The standing report of duties whose next level would find nobody, before they are missed and after: vacancies, people who are away with nobody standing in, departments without head,
/// collaborations without sponsor (process, "The deadlines"). By due time.
/// </summary>
/// <param name="Days">Of those due within so many days, 1 to 92.</param>
[Requires(Permission.ManageOrganization)]
public sealed record ListUnattended(int Days) : IQuery<UnattendedDeadlines>
{
    internal sealed class Validator : AbstractValidator<ListUnattended>
    {
        public Validator() => RuleFor(x => x.Days).InclusiveBetween(1, 92);
    }

    internal sealed class Handler(ICollabDb db, EscalationChains chains, DeadlineViews views, IClock clock) : IRequestHandler<ListUnattended, UnattendedDeadlines>
    {
        private const int Portion = 500;
        private const int MostExamined = 20_000;
        private const int MostShown = 100;

        public async Task<UnattendedDeadlines> Handle(ListUnattended query, CancellationToken cancellationToken)
        {
            var until = clock.GetCurrentInstant() + Duration.FromDays(query.Days);
            List<Deadline> found = [];
            (Instant DueAt, DeadlineId Id)? after = null;
            var (examined, all) = (0, false);
            while (found.Count < MostShown && examined < MostExamined && !all)
            {
                var owed = db.Deadlines.AsNoTracking().Where(d => (d.State == DeadlineState.Open || d.State == DeadlineState.Breached) && d.DueAt < until);
                if (after is var (dueAt, id)) owed = owed.Where(d => EF.Functions.GreaterThan(ValueTuple.Create(d.DueAt, d.Id), ValueTuple.Create(dueAt, id)));
                var portion = await owed.OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(Portion).ToListAsync(cancellationToken);
                (examined, all) = (examined + portion.Count, portion.Count < Portion);
                if (portion.Count == 0) break;
                after = (portion[^1].DueAt, portion[^1].Id);
                await chains.LoadAsync(portion, cancellationToken);
                found.AddRange(portion.Where(d => d.FindsNobody(chains.Of(d).Chain)));
            }
            var complete = all && found.Count <= MostShown;
            List<Deadline> shown = [.. found.Take(MostShown)];
            return new([.. (await views.OfAsync(shown, cancellationToken)).Zip(shown, (view, deadline) => new UnattendedDeadline(view, VacantIn(deadline)))], complete);
        }

        private IReadOnlyList<ChainRole> VacantIn(Deadline deadline) =>
            [.. deadline.Chain.Zip(chains.Of(deadline)).Where(place => place.Second is null).Select(place => place.First).Distinct()];
    }
}

/// <param name="Items">At most 100, by due time. Naming a liaison, a head or a sponsor mends them.</param>
/// <param name="Complete">False when there may be more.</param>
public sealed record UnattendedDeadlines(IReadOnlyList<UnattendedDeadline> Items, bool Complete);

/// <param name="Vacant">The places of its chain that nobody has.</param>
public sealed record UnattendedDeadline(DeadlineView Deadline, IReadOnlyList<ChainRole> Vacant);
