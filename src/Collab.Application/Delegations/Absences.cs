namespace Collab.Application.Delegations;

/// <summary>Who is away at this moment, of the whole organization: one query per message, whoever asks.</summary>
public sealed class Absences(ICollabDb db, IClock clock) : IPerMessage
{
    private StandIns? _now;

    public async Task<StandIns> NowAsync(CancellationToken ct)
    {
        if (_now is { } known) return known;
        var now = clock.GetCurrentInstant();
        return _now = new(await db.Delegations.Where(d => d.StartsAt <= now && now < d.EndsAt).Select(d => new { d.MemberId, d.DeputyId })
            .ToDictionaryAsync(d => d.MemberId, d => d.DeputyId, ct));
    }
}
