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

    internal sealed class Handler(ICollabDb db, EscalationChains chains, DeadlineViews views, Names names, IClock clock) : IRequestHandler<ListUnattended, UnattendedDeadlines>
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
            var seen = await views.OfAsync(shown, cancellationToken);
            await names.LoadMembersAsync(shown.SelectMany(d => chains.Of(d).Chain.Select(place => place.Holder)), cancellationToken);
            return new([.. seen.Zip(shown, (view, deadline) => new UnattendedDeadline(view, UnreachedOf(deadline)))], complete);
        }

        private IReadOnlyList<UnreachedPlace> UnreachedOf(Deadline deadline) =>
        [
            .. from place in deadline.Chain.Zip(chains.Of(deadline).Chain, (role, at) => (Role: role, At: at))
               where place.At.Person is null
               select new UnreachedPlace(place.Role, names.Member(place.At.Holder)),
        ];
    }
}

/// <param name="Items">At most 100, by due time. Naming a liaison, a head or a sponsor mends them.</param>
/// <param name="Complete">False when there may be more.</param>
public sealed record UnattendedDeadlines(IReadOnlyList<UnattendedDeadline> Items, bool Complete);

/// <param name="Unreached">The places of its chain that reach nobody now, in order.</param>
public sealed record UnattendedDeadline(DeadlineView Deadline, IReadOnlyList<UnreachedPlace> Unreached);

/// <summary>A place of a chain that reaches nobody.</summary>
/// <param name="Away">Who has it and is away, with nobody standing in; null: it is vacant.</param>
public sealed record UnreachedPlace(ChainRole Role, MemberRef? Away);
