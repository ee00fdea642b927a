namespace Collab.Application.Deadlines;

/// <summary>
/// Opens and closes duties with their deadlines, in the transaction of what caused them. Reactions call it; the ids come from
/// the aggregates, so that a second opening of the same duty hits the primary key.
/// </summary>
public sealed class Duties(ICollabDb db, CalendarBook calendars) : IPerMessage
{
    /// <summary>A duty whose due time follows from the policy: workdays of the owner department's calendar, or hours.</summary>
    public async Task<Deadline> OpenAsync(DeadlineId id, DeadlineKind kind, Duty duty, Instant start, CancellationToken ct)
    {
        var policy = await PolicyAsync(kind, ct);
        var calendar = await calendars.OfDepartmentAsync(duty.OwnerDepartmentId, ct);
        return Add(Deadline.Open(id, policy.OrganizationId, duty, DueTime.By(policy, calendar, start), policy));
    }

    /// <summary>A duty whose due time is stated: what was agreed, Friday 17:00, the end of a day.</summary>
    public async Task<Deadline> OpenAtAsync(DeadlineId id, DeadlineKind kind, Duty duty, Instant start, Instant dueAt, CancellationToken ct)
    {
        var policy = await PolicyAsync(kind, ct);
        var calendar = await calendars.OfDepartmentAsync(duty.OwnerDepartmentId, ct);
        return Add(Deadline.Open(id, policy.OrganizationId, duty, DueTime.At(calendar, start, dueAt, dependsOnHolidays: false), policy));
    }

    /// <summary>A duty whose due time was computed in a way of its own, such as a week's progress by the organization's calendar.</summary>
    public async Task<Deadline> OpenAtAsync(DeadlineId id, DeadlineKind kind, Duty duty, DueTime dueTime, CancellationToken ct)
    {
        var policy = await PolicyAsync(kind, ct);
        return Add(Deadline.Open(id, policy.OrganizationId, duty, dueTime, policy));
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

    private async Task<DeadlinePolicy> PolicyAsync(DeadlineKind kind, CancellationToken ct) =>
        db.DeadlinePolicies.Local.FirstOrDefault(p => p.Kind == kind) ?? await db.DeadlinePolicies.SingleAsync(p => p.Kind == kind, ct);

    private Deadline Add(Deadline deadline)
    {
        db.Deadlines.Add(deadline);
        return deadline;
    }
}
