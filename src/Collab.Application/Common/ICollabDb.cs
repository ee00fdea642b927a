using Collab.Application.AuditEntries;
using Collab.Application.Deadlines;

namespace Collab.Application.Common;

/// <summary>What is stored. Every set holds the caller's organization alone.</summary>
public interface ICollabDb
{
    DbSet<Organization> Organizations { get; }
    DbSet<Department> Departments { get; }
    DbSet<Member> Members { get; }
    DbSet<Invitation> Invitations { get; }
    DbSet<SecondFactor> SecondFactors { get; }
    DbSet<IdentityProvider> IdentityProviders { get; }
    DbSet<LinkedIdentity> LinkedIdentities { get; }
    DbSet<Delegation> Delegations { get; }
    DbSet<AccessToken> AccessTokens { get; }
    DbSet<WorkCalendar> WorkCalendars { get; }
    DbSet<DeadlinePolicy> DeadlinePolicies { get; }

    /// <summary>Editions of calendars, append-only.</summary>
    DbSet<CalendarEdition> CalendarEditions { get; }
    DbSet<Template> Templates { get; }
    DbSet<Collaboration> Collaborations { get; }
    DbSet<Brief> Briefs { get; }
    DbSet<Commitment> Commitments { get; }
    DbSet<ExecutionPlan> ExecutionPlans { get; }
    DbSet<WorkItem> WorkItems { get; }
    DbSet<ResourceRequest> ResourceRequests { get; }
    DbSet<ProgressReport> ProgressReports { get; }
    DbSet<RiskWarning> RiskWarnings { get; }
    DbSet<Meeting> Meetings { get; }
    DbSet<Issue> Issues { get; }
    DbSet<Acceptance> Acceptances { get; }
    DbSet<Retrospective> Retrospectives { get; }
    DbSet<SummaryReport> SummaryReports { get; }
    DbSet<Deadline> Deadlines { get; }
    DbSet<Notification> Notifications { get; }

    /// <summary>Steps of deadlines, append-only.</summary>
    DbSet<DeadlineStep> DeadlineSteps { get; }
    DbSet<AuditEntry> AuditEntries { get; }
    DbSet<Outage> Outages { get; }

    /// <summary>Of each of these digests the first steps that it gathered, by time.</summary>
    IQueryable<DeadlineStep> FirstGathered(IReadOnlyCollection<NotificationId> digests, int most);

    /// <summary>Entries in whose title or values the words stand, in whatever case.</summary>
    IQueryable<AuditEntry> AuditEntriesWith(string words);

    /// <summary>Every action that the record has, by name.</summary>
    Task<IReadOnlyList<string>> AuditActionsAsync(CancellationToken ct);

    /// <summary>Steps that happen by themselves and were noticed more than five seconds late; few while everything runs.</summary>
    IQueryable<DeadlineStep> LateSteps();

    /// <summary>
    /// The deadlines with something to do before an instant, in that order, locked until the end of the transaction; those that
    /// another process works on are left out.
    /// </summary>
    Task<IReadOnlyList<Deadline>> ClaimDueDeadlinesAsync(Instant until, int most, IReadOnlyCollection<DeadlineId> except, CancellationToken ct);

    /// <summary>The same for one; null when it has nothing to do or another process works on it.</summary>
    Task<Deadline?> ClaimDueDeadlineAsync(DeadlineId id, Instant until, CancellationToken ct);

    /// <summary>Open and resting deadlines of a scope, by id, after one; locked until the end of the transaction where they are to be changed.</summary>
    Task<IReadOnlyList<Deadline>> OpenDeadlinesAsync(RecomputeScope scope, DeadlineId? after, int most, bool toChange, CancellationToken ct);

    /// <summary>
    /// What these people were told lately of deadlines, locked until the end of the transaction. Those whom another process holds for
    /// longer than a commit takes are left out: it may stand still, and nobody waits for it.
    /// </summary>
    Task<IReadOnlyDictionary<MemberId, NoticeQuota>> LockNoticeQuotasAsync(IReadOnlyCollection<MemberId> people, CancellationToken ct);

    /// <summary>
    /// Does this at the end of the present save, in its transaction, when everything that happened has been told and is written: what is
    /// decided for all of it together, under locks that others wait for. It adds and changes, and raises no events.
    /// </summary>
    void WriteLast(Func<CancellationToken, Task> last);

    /// <summary>
    /// The last thing that a change of a rule does: whoever opens a duty at the same moment has either committed it, so that it is
    /// found now, or will be sent again and open it by the changed rule.
    /// </summary>
    Task HoldOpeningsAsync(CancellationToken ct);

    /// <summary>Saves, and forgets everything that was loaded: a long change stays flat in memory.</summary>
    Task SaveAndForgetAsync(CancellationToken ct);

    /// <summary>The set of a root that has no property of its own here.</summary>
    DbSet<TEntity> Set<TEntity>() where TEntity : class;

    /// <summary>
    /// Tells what happened until nothing is left to tell (reactions run here, in the same transaction), then writes
    /// everything and raises the version of each root that changed. A command that changed something must call it.
    /// </summary>
    Task SaveAsync(CancellationToken ct);
}

/// <summary>Answers to something that happened, in the same transaction. Named by what it does.</summary>
public interface IReactTo<in TEvent> where TEvent : DomainEvent
{
    Task ReactAsync(TEvent happened, CancellationToken ct);
}
