using System.Data;
using System.Reflection;
using System.Text.RegularExpressions;
using Collab.Application.AuditEntries;
using Collab.Application.Deadlines;
using Collab.Infrastructure.Deadlines;
using Collab.Infrastructure.Outbox;
using Collab.Infrastructure.Session;
using NpgsqlTypes;

namespace Collab.Infrastructure.Persistence;

/// <summary>The store of one message, for its caller's organization.</summary>
internal sealed partial class CollabDb(DbContextOptions<CollabDb> options, ICaller caller, IClock clock, IServiceProvider services) : DbContext(options), ICollabDb
{
    public const string SchemaName = "collab";

    /// <summary>Said in the same words by the index and by who asks, or the index is not used.</summary>
    internal const string LateStep = "step in ('reminded', 'breached', 'escalated') and recorded_at - at > interval '5 seconds'";

    private const string SelectLate = "select * from collab.deadline_steps where " + LateStep;

    private readonly List<Func<CancellationToken, Task>> _last = [];
    private bool _saving;
    private long _rules;
    private bool _opens;
    private bool _changesRules;

    public DbSet<Organization> Organizations => Set<Organization>();
    public DbSet<Department> Departments => Set<Department>();
    public DbSet<Member> Members => Set<Member>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();
    public DbSet<IdentityProvider> IdentityProviders => Set<IdentityProvider>();
    public DbSet<LinkedIdentity> LinkedIdentities => Set<LinkedIdentity>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();
    public DbSet<WorkCalendar> WorkCalendars => Set<WorkCalendar>();
    public DbSet<CalendarEdition> CalendarEditions => Set<CalendarEdition>();
    public DbSet<DeadlinePolicy> DeadlinePolicies => Set<DeadlinePolicy>();
    public DbSet<Template> Templates => Set<Template>();
    public DbSet<Collaboration> Collaborations => Set<Collaboration>();
    public DbSet<Brief> Briefs => Set<Brief>();
    public DbSet<Commitment> Commitments => Set<Commitment>();
    public DbSet<ExecutionPlan> ExecutionPlans => Set<ExecutionPlan>();
    public DbSet<WorkItem> WorkItems => Set<WorkItem>();
    public DbSet<ResourceRequest> ResourceRequests => Set<ResourceRequest>();
    public DbSet<ProgressReport> ProgressReports => Set<ProgressReport>();
    public DbSet<RiskWarning> RiskWarnings => Set<RiskWarning>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<Issue> Issues => Set<Issue>();
    public DbSet<Acceptance> Acceptances => Set<Acceptance>();
    public DbSet<Retrospective> Retrospectives => Set<Retrospective>();
    public DbSet<SummaryReport> SummaryReports => Set<SummaryReport>();
    public DbSet<Deadline> Deadlines => Set<Deadline>();
    public DbSet<DeadlineStep> DeadlineSteps => Set<DeadlineStep>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<Outage> Outages => Set<Outage>();
    public DbSet<NoticeQuota> NoticeQuotas => Set<NoticeQuota>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Whose rows are seen; a parameter of the query filter.</summary>
    internal OrganizationId Tenant => caller.OrganizationId;

    /// <summary>Whether the present transaction only reads.</summary>
    internal bool ReadOnly { get; set; }

    /// <summary>Whether the present transaction left something to send after its commit.</summary>
    internal bool HasOutgoing { get; private set; }

    /// <summary>Whether the present transaction wrote entries into the record, which are then to be linked.</summary>
    internal bool HasRecorded { get; private set; }

    public Task SaveAsync(CancellationToken ct) => SaveAsync(forget: false, ct);

    public async Task HoldOpeningsAsync(CancellationToken ct)
    {
        _changesRules = true;
        await RulesInForce.ChangeAsync(this, ct);
    }

    /// <summary>A transaction begins.</summary>
    /// <param name="rules">The rules in force, see <see cref="RulesInForce"/>.</param>
    internal void Begin(long rules) => (_rules, _opens, _changesRules) = (rules, false, false);

    /// <summary>The last thing before the commit: what was opened was opened by the rules in force.</summary>
    /// <exception cref="StaleVersionException">A limit or calendar was changed meanwhile: the message is to be sent again.</exception>
    internal async Task ConfirmAsync(CancellationToken ct)
    {
        if (_opens && !_changesRules && await RulesInForce.HoldAsync(this, ct) != _rules)
            throw new StaleVersionException(new DBConcurrencyException("A rule was changed while a duty was opened by it."));
    }

    public Task SaveAndForgetAsync(CancellationToken ct) => SaveAsync(forget: true, ct);

    private async Task SaveAsync(bool forget, CancellationToken ct)
    {
        if (_saving) throw new InvalidOperationException("A reaction must not save: everything is saved once it returns.");
        _saving = true;
        try
        {
            var now = clock.GetCurrentInstant();
            var changes = new Changes(this, caller, now);
            await changes.TellAsync(services, ct);
            await WriteAsync(changes, forget, ct);
            if (_last.Count == 0) return;
            foreach (var last in _last) await last(ct);
            _last.Clear();
            await WriteAsync(new(this, caller, now), forget, ct);
        }
        catch (DbUpdateConcurrencyException e)
        {
            throw new StaleVersionException(e);
        }
        finally
        {
            _saving = false;
        }
    }

    private async Task WriteAsync(Changes changes, bool forget, CancellationToken ct)
    {
        HasOutgoing |= changes.Stamp();
        ChangeTracker.AutoDetectChangesEnabled = false;   // they have just been detected
        try
        {
            HasRecorded = HasRecorded || ChangeTracker.Entries<AuditEntry>().Any(x => x.State == EntityState.Added);
            _opens = _opens || ChangeTracker.Entries<Deadline>().Any(x => x.State == EntityState.Added);
            await SetWriting.WriteManyAsync(this, forget, ct);
            await SaveChangesAsync(ct);
            if (forget) ChangeTracker.Clear();
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    public async Task<IReadOnlyList<Deadline>> ClaimDueDeadlinesAsync(Instant until, int most, IReadOnlyCollection<DeadlineId> except, CancellationToken ct)
    {
        var left = except.Select(id => id.Value).ToArray();
        // The tenant is said here as well: the policy alone would do, but the index begins with it.
        var claimed = await Database.SqlQuery<Guid>(
            $"""
            select id as "Value" from collab.deadlines
            where organization_id = collab.current_organization() and wake_at < {until} and not id = any({left})
            order by wake_at limit {most} for update skip locked
            """).ToListAsync(ct);
        if (claimed.Count == 0) return [];
        var ids = claimed.ConvertAll(id => new DeadlineId(id));
        return await Deadlines.Where(d => ids.Contains(d.Id)).OrderBy(d => d.WakeAt).ToListAsync(ct);
    }

    public async Task<Deadline?> ClaimDueDeadlineAsync(DeadlineId id, Instant until, CancellationToken ct)
    {
        var claimed = await Database.SqlQuery<Guid>(
            $"""
            select id as "Value" from collab.deadlines
            where organization_id = collab.current_organization() and id = {id.Value} and wake_at < {until}
            for update skip locked
            """).ToListAsync(ct);
        return claimed.Count == 0 ? null : await Deadlines.SingleAsync(d => d.Id == id, ct);
    }

    public async Task<IReadOnlyList<Deadline>> OpenDeadlinesAsync(RecomputeScope scope, DeadlineId? after, int most, bool toChange, CancellationToken ct)
    {
        var kind = scope.Kind is { } of ? CollabJson.Name(of) : null;
        var (calendar, department, last) = (scope.Calendar?.Value, scope.Department?.Value, after?.Value);
        var (collaboration, template, since) = (scope.Collaboration?.Value, scope.Template?.Value, scope.OpenedSince);
        const string Open =
            """
            select id as "Value" from collab.deadlines
            where organization_id = collab.current_organization() and state in ('open', 'paused')
                and (@kind::text is null or kind = @kind) and (@calendar::uuid is null or calendar_id = @calendar)
                and (@department::uuid is null or owner_department_id = @department) and (@last::uuid is null or id > @last)
                and (@since::timestamptz is null or created_at >= @since and xmin <> pg_current_xact_id()::xid)
                and (@collaboration::uuid is null or collaboration_id = @collaboration)
                and (@template::uuid is null or collaboration_id in (
                    select id from collab.collaborations where organization_id = collab.current_organization() and template_id = @template))
            order by id limit @most
            """;
        const string Locked = Open + " for update";
        var found = await Database.SqlQueryRaw<Guid>(
            toChange ? Locked : Open,
            Parameter("kind", kind, NpgsqlDbType.Text), Parameter("calendar", calendar, NpgsqlDbType.Uuid), Parameter("department", department, NpgsqlDbType.Uuid),
            Parameter("collaboration", collaboration, NpgsqlDbType.Uuid), Parameter("template", template, NpgsqlDbType.Uuid), Parameter("since", since, NpgsqlDbType.TimestampTz),
            Parameter("last", last, NpgsqlDbType.Uuid), Parameter("most", most, NpgsqlDbType.Integer)).ToListAsync(ct);
        if (found.Count == 0) return [];
        var ids = found.ConvertAll(id => new DeadlineId(id));
        var rows = Deadlines.Where(d => ids.Contains(d.Id)).OrderBy(d => d.Id);
        return toChange ? await rows.ToListAsync(ct) : await rows.AsNoTracking().ToListAsync(ct);

        static NpgsqlParameter Parameter(string name, object? value, NpgsqlDbType type) => new(name, type) { Value = value ?? DBNull.Value };
    }

    public async Task<IReadOnlyDictionary<MemberId, NoticeQuota>> LockNoticeQuotasAsync(IReadOnlyCollection<MemberId> people, CancellationToken ct)
    {
        Guid[] ids = [.. people.Select(id => id.Value)];
        var now = clock.GetCurrentInstant();
        try
        {
            // In the order of the keys, so that two never wait for one another; of two that begin the same person's one waits for the other's.
            await Database.ExecuteSqlAsync(
                $"""
                savepoint quotas;
                set local lock_timeout = '2s';
                insert into collab.notice_quotas (organization_id, id, singly_at, missed_singly_at, version, created_at, updated_at)
                    select collab.current_organization(), person, '[]', '[]', 1, {now}, {now} from unnest({ids}) person
                    where not exists (select from collab.notice_quotas where organization_id = collab.current_organization() and id = person)
                    order by person on conflict do nothing;
                select 1 from collab.notice_quotas where organization_id = collab.current_organization() and id = any({ids}) order by id for update;
                set local lock_timeout = 0;
                release savepoint quotas
                """, ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await Database.ExecuteSqlAsync($"rollback to savepoint quotas", ct);
        }
        return await NoticeQuotas
            .FromSql($"select * from collab.notice_quotas where organization_id = collab.current_organization() and id = any({ids}) order by id for update skip locked")
            .ToDictionaryAsync(q => q.Id, ct);
    }

    // Said in SQL: EF would number all steps of the organization first.
    public IQueryable<DeadlineStep> FirstGathered(IReadOnlyCollection<NotificationId> digests, int most) => DeadlineSteps.FromSql(
        $"""
        select s.* from unnest({digests.Select(id => id.Value).ToArray()}) digest (id)
        cross join lateral (
            select * from collab.deadline_steps where organization_id = collab.current_organization() and digest_id = digest.id
            order by at, deadline_id, sequence limit {most}) s
        """);

    public IQueryable<AuditEntry> AuditEntriesWith(string words)
    {
        var like = $"%{LikeSign().Replace(words, "\\$0")}%";
        return AuditEntries.FromSql($"""select * from collab.audit_entries where subject_title ilike {like} or "values"::text ilike {like}""");
    }

    // From one action to the next along the index, not through a million entries.
    public async Task<IReadOnlyList<string>> AuditActionsAsync(CancellationToken ct) => await Database.SqlQuery<string>(
        $"""
        with recursive actions as (
            (select action from collab.audit_entries where organization_id = collab.current_organization() order by action limit 1)
            union all
            select (select e.action from collab.audit_entries e where e.organization_id = collab.current_organization() and e.action > a.action order by e.action limit 1)
                from actions a where a.action is not null)
        select action as "Value" from actions where action is not null
        """).ToListAsync(ct);

    public IQueryable<DeadlineStep> LateSteps() => DeadlineSteps.FromSqlRaw(SelectLate);

    public void WriteLast(Func<CancellationToken, Task> last) => _last.Add(last);

    [GeneratedRegex(@"[\\%_]")]
    private static partial Regex LikeSign();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.ConvertIdsAndEnums();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(SchemaName);
        modelBuilder.ConfigureRoots();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CollabDb).Assembly);
        FilterByTenant(modelBuilder);
    }

    /// <summary>The tenant filter, for roots and records alike: everything that has an organization.</summary>
    private void FilterByTenant(ModelBuilder model)
    {
        var filter = typeof(CollabDb).GetMethod(nameof(Filter), BindingFlags.NonPublic | BindingFlags.Instance)!;
        foreach (var entity in model.Model.GetEntityTypes().Where(x => !x.IsOwned() && x.FindProperty(nameof(AggregateRoot.OrganizationId)) is not null).ToList())
            filter.MakeGenericMethod(entity.ClrType).Invoke(this, [model]);
    }

    // An instance method: only "this" in the expression is replaced by the context that runs the query.
    private void Filter<TEntity>(ModelBuilder model) where TEntity : class =>
        model.Entity<TEntity>().HasQueryFilter(nameof(Tenant), x => EF.Property<OrganizationId>(x, nameof(AggregateRoot.OrganizationId)) == Tenant);
}
