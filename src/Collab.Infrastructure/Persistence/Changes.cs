using System.Collections.Concurrent;
using Collab.Infrastructure.AuditEntries;
using Collab.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Infrastructure.Persistence;

/// <summary>What one save changes: tells the events, writes them down, raises versions, and leaves word for those who watch.</summary>
internal sealed class Changes(CollabDb db, ICaller caller, Instant now)
{
    private static readonly ConcurrentDictionary<Type, Teller> Tellers = new();

    private readonly HashSet<AggregateRoot> _told = [];
    private readonly List<(DomainEvent Event, AggregateRoot Root)> _happened = [];

    /// <summary>What people change of these goes on record also where no event tells it.</summary>
    private static readonly Type[] AlwaysTold = [typeof(Member), typeof(Department), typeof(Organization)];

    /// <summary>Runs the reactions, and the reactions to what those did, until nothing is left to tell.</summary>
    public async Task TellAsync(IServiceProvider services, CancellationToken ct)
    {
        while (true)
        {
            var roots = Undetected(() => db.ChangeTracker.Entries<AggregateRoot>().Select(x => x.Entity).Where(x => x.PendingEvents.Count > 0).ToList());
            if (roots.Count == 0) break;
            foreach (var root in roots)
            {
                _told.Add(root);
                foreach (var happened in root.TakeEvents())
                {
                    _happened.Add((happened, root));
                    await Tellers.GetOrAdd(happened.GetType(), Teller.Of).TellAsync(services, happened, ct);
                }
            }
        }
        Record();
    }

    private void Record()
    {
        // What Collab does by itself, in thousands, is told by its events alone.
        var changes = caller.MemberId is null ? [] : Undetected(() => db.ChangeTracker.Entries<AggregateRoot>().ToList())
            .Where(x => _told.Contains(x.Entity) || AlwaysTold.Contains(x.Metadata.ClrType)).Select(Detected)
            .Select(x => (x.Entity, Changes: BeforeAndAfter.Of(x))).Where(x => x.Changes is not null).ToDictionary(x => x.Entity, x => x.Changes!);
        // The store inserts by key, and keys of one millisecond are in no order: sorted, they keep that of what happened.
        var ids = _happened.Select(_ => Guid.CreateVersion7()).Order();
        foreach (var ((happened, root), id) in _happened.Zip(ids))
        {
            // Of several things that happened to one, the first tells the values.
            var told = happened is ITold && changes.Remove(root, out var changed) ? changed : null;
            if (AuditWriting.EntryOf(happened, id, caller, now, told) is { } entry) db.AuditEntries.Add(entry);
        }
        foreach (var (root, changed) in changes.Where(x => AlwaysTold.Contains(x.Key.GetType())))
            db.AuditEntries.Add(AuditWriting.EntryOf(root, changed, caller, now));
    }

    /// <summary>Raises the version of every root that changed, itself or in its children, and puts word of it into the outbox.</summary>
    /// <returns>Whether anything is to be sent after the commit.</returns>
    public bool Stamp()
    {
        db.ChangeTracker.DetectChanges();
        var changed = new HashSet<AggregateRoot>(_told);
        foreach (var entry in Undetected(() => db.ChangeTracker.Entries().Where(x => x.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList()))
        {
            if (RootOf(entry) is { } root) changed.Add(root);
        }
        foreach (var entry in Undetected(() => changed.Select(x => db.Entry(x)).Where(x => x.State != EntityState.Deleted).ToList()))
        {
            var root = entry.Entity;
            var isNew = root.Version == 0;
            root.Saved(now);
            if (!isNew) MarkSaved(entry);
            if (Announcement.Of(root, isNew) is { } announcement) db.Outbox.Add(announcement.ToMessage(now));
        }
        return changed.Count > 0;
    }

    private static EntityEntry<AggregateRoot> Detected(EntityEntry<AggregateRoot> entry)
    {
        if (entry.State is EntityState.Unchanged or EntityState.Modified) entry.DetectChanges();
        return entry;
    }

    // Said to the tracker, which would otherwise have to compare everything again.
    private static void MarkSaved(EntityEntry<AggregateRoot> entry)
    {
        entry.Property(x => x.Version).IsModified = true;
        entry.Property(x => x.UpdatedAt).IsModified = true;
    }

    // Every look at the entries would compare them all with what was loaded: once is enough.
    private T Undetected<T>(Func<T> look)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return look();
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private AggregateRoot? RootOf(EntityEntry entry)
    {
        while (entry.Metadata.FindOwnership() is { } ownership)
        {
            var key = ownership.Properties.Select(x => entry.Property(x).CurrentValue).ToArray();
            var owner = db.ChangeTracker.Entries().FirstOrDefault(x => x.Metadata == ownership.PrincipalEntityType
                && ownership.PrincipalKey.Properties.Select(p => x.Property(p).CurrentValue).SequenceEqual(key));
            if (owner is null) return null;
            entry = owner;
        }
        return entry.Entity as AggregateRoot;
    }

    /// <summary>Knows the event's type, so that its reactions can be asked for.</summary>
    private abstract class Teller
    {
        public static Teller Of(Type happened) => (Teller)Activator.CreateInstance(typeof(Teller<>).MakeGenericType(happened))!;

        public abstract Task TellAsync(IServiceProvider services, DomainEvent happened, CancellationToken ct);
    }

    private sealed class Teller<TEvent> : Teller where TEvent : DomainEvent
    {
        public override async Task TellAsync(IServiceProvider services, DomainEvent happened, CancellationToken ct)
        {
            foreach (var reaction in services.GetServices<IReactTo<TEvent>>())
                await reaction.ReactAsync((TEvent)happened, ct);
        }
    }
}
