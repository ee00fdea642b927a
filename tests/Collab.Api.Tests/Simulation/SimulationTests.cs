using System.Globalization;
using Collab.Application.Common;
using Collab.Application.Common.Behaviours;
using Collab.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Api.Tests.Simulation;

/// <summary>
/// After weeks with kills, two servers, downtime and changed rules: every deadline was breached or met exactly once with its true
/// time, every step was told exactly once, and history, notices and audit agree. <c>./test.sh --simulate N</c> tries N seeds.
/// </summary>
public sealed class SimulationTests(DatabaseServer server)
{
    private const int SeedsInEveryRun = 2;

    /// <summary>Each finds what must not be there, as text.</summary>
    private static readonly (string Claim, string Sql)[] Violations =
    [
        ("what is due is not open any more", "select id::text from collab.deadlines where state = 'open' and due_at < $1"),
        ("nothing that happens by itself is left undone", "select id::text from collab.deadlines where wake_at < $1"),
        ("an open one wakes", "select id::text from collab.deadlines where state = 'open' and wake_at is null"),
        ("a miss is on record with the due time", "select id::text from collab.deadlines where breached_at is not null and breached_at <> due_at"),
        ("met is on time, met late is not", """
            select id::text from collab.deadlines where (state = 'met' and (breached_at is not null or met_at is null))
                or (state = 'metLate' and (breached_at is null or met_at <= due_at)) or (state = 'breached' and (breached_at is null or met_at is not null))
            """),
        ("a miss happens once", """
            select d.id::text from collab.deadlines d
            where (select count(*) from collab.deadline_steps s where s.deadline_id = d.id and s.step = 'breached') <> case when d.breached_at is null then 0 else 1 end
            """),
        ("no step happens twice", """
            select deadline_id::text || ' ' || step from collab.deadline_steps where step in ('reminded', 'breached', 'escalated')
            group by deadline_id, step, at having count(*) > 1
            """),
        ("nobody is told a level twice", """
            select deadline_id::text from collab.deadline_steps where step in ('breached', 'escalated') and recipient_id is not null
            group by deadline_id, recipient_id having count(*) > 1
            """),
        ("nobody is breached by a rule made afterwards", """
            select d.kind || ': ' || (select string_agg(h.step || ' at ' || h.at || ', due ' || h.due_at, '; ' order by h.sequence) from collab.deadline_steps h where h.deadline_id = d.id)
            from collab.deadlines d where exists (select from collab.deadline_steps s where s.deadline_id = d.id and s.step in ('resumed', 'recomputed') and s.due_at < s.at)
            """),
        ("a history has no gaps", """
            select d.id::text from collab.deadlines d
            where d.steps <> (select count(*) from collab.deadline_steps s where s.deadline_id = d.id) or d.steps <> (select max(sequence) from collab.deadline_steps s where s.deadline_id = d.id)
            """),
        ("levels are a day apart at least", """
            select deadline_id::text from (
                select deadline_id, at - lag(at) over (partition by deadline_id order by sequence) as apart from collab.deadline_steps where step in ('breached', 'escalated')) x
            where apart < interval '24 hours'
            """),
        ("each step with a recipient is one notice, and each notice is such a step, unless it is in a digest", """
            select coalesce(s.deadline_id, n.deadline_id)::text || ' ' || coalesce(s.kind, n.kind)
            from (
                select deadline_id, recipient_id, at, case step when 'reminded' then 'deadlineReminder' when 'breached' then 'deadlineBreached' when 'escalated' then 'deadlineEscalated' else 'deadlineHandedOver' end as kind, count(*) as times
                from collab.deadline_steps h where recipient_id is not null and digest_id is null and step in ('reminded', 'breached', 'escalated', 'handedOver')
                    -- What a leaver hands over is told to each successor in one notice of all of it.
                    and not (step = 'handedOver' and exists (select from collab.notifications t where t.kind = 'dutiesHandedOver' and t.recipient_id = h.recipient_id and t.at = h.at))
                group by 1, 2, 3, 4) s
            full join (
                select deadline_id, recipient_id, at, kind, count(*) as times from collab.notifications
                where kind in ('deadlineReminder', 'deadlineBreached', 'deadlineEscalated', 'deadlineHandedOver') group by 1, 2, 3, 4) n using (deadline_id, recipient_id, at, kind)
            where s.times is distinct from n.times
            """),
        ("a digest holds what it says, for the person whom it tells", """
            select coalesce(n.id, s.digest_id)::text
            from (select id, recipient_id, (values ->> 'count')::bigint as count from collab.notifications where kind = 'deadlineDigest') n
            full join (select digest_id, recipient_id, count(*) as count from collab.deadline_steps where digest_id is not null group by 1, 2) s on s.digest_id = n.id and s.recipient_id = n.recipient_id
            where n.count is distinct from s.count
            """),
        ("nobody is told of more than three singly within an hour, nor of more than three that were missed", """
            select recipient_id::text from (
                select recipient_id, created_at, created_at - lag(created_at, 3) over (
                    partition by recipient_id, kind in ('deadlineBreached', 'deadlineEscalated') order by created_at) as apart
                from collab.notifications where kind in ('deadlineReminder', 'deadlineBreached', 'deadlineEscalated', 'deadlineHandedOver')) x
            where apart < interval '1 hour'
            """),
        ("nobody is told who is away, or is told for one who is there", """
            select s.deadline_id::text || ' ' || s.step || ' recorded at ' || s.recorded_at from collab.deadline_steps s
            where s.step in ('reminded', 'breached', 'escalated') and (
                exists (select from collab.delegations d where d.member_id = s.recipient_id and d.created_at < s.recorded_at and d.starts_at <= s.recorded_at and s.recorded_at < d.ends_at)
                or (s.recipient_for_id is not null and not exists (
                    select from collab.delegations d where d.member_id = s.recipient_for_id and d.created_at <= s.recorded_at and d.starts_at <= s.recorded_at and s.recorded_at <= d.ends_at)))
            """),
        ("who has left is told nothing and owes nothing", """
            select s.deadline_id::text || ' told' from collab.deadline_steps s join collab.members m on m.id = s.recipient_id
            where s.recorded_at > (select max(a.at) from collab.audit_entries a where a.action = 'memberDeactivated' and a.subject_id = m.id)
            union all
            select d.id::text || ' owed' from collab.deadlines d join collab.members m on m.id = d.owner_member_id where not m.active and d.state in ('open', 'paused', 'breached')
            """),
        ("what waits for one is told to each once", """
            select recipient_id::text || ' ' || kind || ' ' || subject_id || ' at ' || at from collab.notifications
            where kind in ('resourceRequestSubmitted', 'resourceQuestionAsked', 'issueReported') group by recipient_id, kind, subject_id, at having count(*) > 1
            """),
        ("the audit has each miss and each level once, with the same time", """
            select coalesce(s.id, a.id) || ' ' || coalesce(s.action, a.action)
            from (
                select deadline_id::text as id, at, case step when 'breached' then 'deadlineBreached' else 'deadlineEscalated' end as action, count(*) as times
                from collab.deadline_steps where step in ('breached', 'escalated') group by 1, 2, 3) s
            full join (
                select "values" ->> 'id' as id, at, action, count(*) as times from collab.audit_entries where action in ('deadlineBreached', 'deadlineEscalated') group by 1, 2, 3) a using (id, at, action)
            where s.times is distinct from a.times
            """),
    ];

    public static TheoryData<int> Seeds
    {
        get
        {
            var more = int.Parse(Environment.GetEnvironmentVariable("COLLAB_SIMULATE") ?? "0", CultureInfo.InvariantCulture);
            return [.. Enumerable.Range(1, Math.Max(SeedsInEveryRun, more))];
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Nothing_is_lost_and_nothing_happens_twice(int seed)
    {
        var app = new CollabApp(server);
        await app.InitializeAsync();
        try
        {
            await using var life = await CompanyLife.LiveAsync(app, seed);
            List<string> broken = [];
            foreach (var (claim, sql) in Violations)
            {
                var found = await app.ListAsync(sql, sql.Contains("$1", StringComparison.Ordinal) ? [life.Now.ToDateTimeUtc()] : []);
                if (found.Count > 0) broken.Add($"{claim}: {string.Join(", ", found.Take(5))}");
            }
            broken.AddRange(await UnexplainedAsync(app));
            Assert.True(broken.Count == 0, $"Seed {seed}\n{string.Join('\n', broken)}\n{string.Join('\n', life.Log)}");
            Assert.True(await app.ScalarAsync<long>("select count(*) from collab.deadlines where breached_at is not null") > 0, "Nothing was missed: this life was too quiet.");
            Assert.True(await app.ScalarAsync<long>("select count(*) from collab.delegations where deputy_id is not null") > 0, "Nobody stood in for anybody: this life was too quiet.");
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    /// <summary>Every due time follows from what is stored: start, policy, calendar edition, pauses.</summary>
    private static async Task<IReadOnlyList<string>> UnexplainedAsync(CollabApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem(new OrganizationId(await app.ScalarAsync<Guid>("select organization_id from collab.deadlines limit 1")));
        var db = scope.ServiceProvider.GetRequiredService<ICollabDb>();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(readOnly: true, async () =>
        {
            var calendars = await db.WorkCalendars.AsNoTracking().ToDictionaryAsync(c => c.Id);
            var editions = await db.CalendarEditions.AsNoTracking().ToDictionaryAsync(e => (e.CalendarId, e.Edition));
            var deadlines = await db.Deadlines.AsNoTracking().ToListAsync();
            return (IReadOnlyList<string>)[.. deadlines
                .Where(d => d.Derive(calendars[d.CalendarId].As(editions[(d.CalendarId, d.CalendarEdition)]), d.Policy).DueAt != d.DueAt)
                .Select(d => $"the due time of {d.Id} ({d.Kind}) does not follow from what is stored")];
        }, CancellationToken.None);
    }
}
