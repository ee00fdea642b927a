using Collab.Application.DeadlinePolicies;

namespace Collab.Application.Deadlines;

/// <summary>
/// Opens and closes duties with their deadlines, in the transaction of what caused them. Reactions call it; the ids come from
/// the aggregates, so that a second opening of the same duty hits the primary key.
/// </summary>
public sealed class Duties(ICollabDb db, CalendarBook calendars, PolicyBook policies) : IPerMessage
{
    /// <summary>A duty whose due time follows from the policy: workdays of the owner department's calendar, or hours.</summary>
    public async Task<Deadline> OpenAsync(DeadlineId id, DeadlineKind kind, Duty duty, Instant start, CancellationToken ct)
    {
        var policy = await policies.OfAsync(kind, duty.CollaborationId, ct);
        var calendar = await calendars.OfDepartmentAsync(duty.OwnerDepartmentId, ct);
        return Add(Deadline.Open(id, policy.OrganizationId, duty, DueTime.By(policy.Snapshot, calendar, start), policy));
    }

    /// <summary>A duty whose due time was agreed or stated.</summary>
    public async Task<Deadline> OpenAtAsync(DeadlineId id, DeadlineKind kind, Duty duty, Instant start, Instant dueAt, CancellationToken ct) =>
        await OpenAtAsync(id, kind, duty, DueTime.At(dueAt, await calendars.OfDepartmentAsync(duty.OwnerDepartmentId, ct), start), ct);

    /// <summary>A duty due at the end of the organization's working time of a date.</summary>
    public async Task<Deadline> OpenAtEndOfAsync(DeadlineId id, DeadlineKind kind, Duty duty, Instant start, LocalDate date, CancellationToken ct) =>
        await OpenAtAsync(id, kind, duty, DueTime.AtEndOf(date, await calendars.OfOrganizationAsync(ct), start), ct);

    /// <summary>A week's progress, on the organization's Friday.</summary>
    /// <param name="firstWeek">The Monday of the first week that it covers.</param>
    public async Task<Deadline> OpenForWeekAsync(DeadlineId id, Duty duty, Instant start, LocalDate firstWeek, CancellationToken ct)
    {
        var policy = await policies.OfAsync(DeadlineKind.WeeklyProgress, duty.CollaborationId, ct);
        var due = DueTime.OfWeek(firstWeek, policy.Time!.Value, await calendars.OfOrganizationAsync(ct), start);
        return Add(Deadline.Open(id, policy.OrganizationId, duty, due, policy));
    }

    private async Task<Deadline> OpenAtAsync(DeadlineId id, DeadlineKind kind, Duty duty, DueTime due, CancellationToken ct)
    {
        var policy = await policies.OfAsync(kind, duty.CollaborationId, ct);
        return Add(Deadline.Open(id, policy.OrganizationId, duty, due, policy));
    }

    /// <summary>What was owed has been done. A duty that does not exist or is decided stays as it is.</summary>
    public async Task MeetAsync(DeadlineId id, Instant at, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is { } deadline) deadline.Meet(at);
    }

    /// <summary>Nobody needs it any more.</summary>
    public async Task WaiveAsync(DeadlineId id, string reason, Instant at, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is { } deadline) deadline.Waive(reason, at);
    }

    /// <summary>All that is still owed in a collaboration is waived: it was cancelled.</summary>
    public async Task WaiveAllAsync(CollaborationId collaborationId, string reason, Instant at, CancellationToken ct)
    {
        var owed = await db.Deadlines
            .Where(d => d.CollaborationId == collaborationId && (d.State == DeadlineState.Open || d.State == DeadlineState.Paused || d.State == DeadlineState.Breached))
            .ToListAsync(ct);
        foreach (var deadline in owed) deadline.Waive(reason, at);
    }

    /// <summary>The deadline, also one opened a moment ago in the same transaction; null when there is none.</summary>
    public async Task<Deadline?> FindAsync(DeadlineId id, CancellationToken ct) =>
        db.Deadlines.Local.FirstOrDefault(d => d.Id == id) ?? await db.Deadlines.SingleOrDefaultAsync(d => d.Id == id, ct);

    private Deadline Add(Deadline deadline)
    {
        db.Deadlines.Add(deadline);
        return deadline;
    }
}
