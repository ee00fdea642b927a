using Collab.Application.Common;
using Collab.Application.Common.Behaviours;
using Collab.Application.Organizations;
using Collab.Domain.Calendars;
using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.DeadlinePolicies;
using Collab.Domain.Deadlines;
using Collab.Domain.Departments;
using Collab.Domain.Members;
using Collab.Domain.Organizations;
using Collab.Infrastructure;
using Collab.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Collab.Benchmark;

/// <summary>One company with its open deadlines: founded with the product's own code, then multiplied with SQL from one deadline of each kind.</summary>
internal static class LoadedCompany
{
    private const int Departments = 20;
    private const int Members = 500;
    private const int Collaborations = 2_000;

    /// <summary>Makes the schema and the company with this many open deadlines, due in one to two years; a tenth of them are acceptances.</summary>
    public static async Task MakeAsync(string database, int open, CancellationToken ct)
    {
        await Schema.ApplyAsync(database, ct);
        await using (var product = Product(database)) await FoundAsync(product);
        await using var connection = await Ground.OpenAsync(database, ct);
        await Ground.ExecuteAsync(connection, Multiplied, ct);
        await Ground.ExecuteAsync(connection, WithoutIndexes, ct);
        await OpenAsync(connection, open, "now() + interval '1 year' + g * interval '1 year' / {0}", "far", perTenth: true, ct);
        await Ground.ExecuteAsync(connection, WithIndexes, ct);
        await Ground.ExecuteAsync(connection, "vacuum (freeze, analyze)", ct);
        await Ground.ExecuteAsync(connection, "checkpoint", ct);
    }

    /// <summary>Opens resource replies due at the times of an SQL expression over <c>g</c> (1 to the count), and notes them under a name.</summary>
    public static Task OpenDueAsync(NpgsqlConnection connection, int count, string dueAt, string name, CancellationToken ct) =>
        OpenAsync(connection, count, dueAt, name, perTenth: false, ct);

    /// <summary>The product's parts in this process, without jobs.</summary>
    public static ServiceProvider Product(string database) =>
        new ServiceCollection().AddLogging().AddCollabApplication().AddCollabInfrastructure(database, runsJobs: false).BuildServiceProvider();

    /// <summary>A scope that acts as Collab itself for the only organization.</summary>
    public static async Task<AsyncServiceScope> ScopeAsync(ServiceProvider product, CancellationToken ct)
    {
        var organization = (await product.GetRequiredService<Infrastructure.Jobs.Tenants>().AllAsync(ct)).Single();
        var scope = product.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem(organization);
        return scope;
    }

    private static async Task FoundAsync(ServiceProvider product)
    {
        await using var scope = product.CreateAsyncScope();
        var id = NewId.Of<OrganizationId>();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem(id);
        var db = scope.ServiceProvider.GetRequiredService<ICollabDb>();
        var now = SystemClock.Instance.GetCurrentInstant();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(readOnly: false, async () =>
        {
            var calendar = db.Found(id, "云帆科技", "Asia/Shanghai", Languages.Chinese, now);
            var policies = db.DeadlinePolicies.Local.ToList();
            var departments = Enumerable.Range(1, Departments).Select(n => new Department(NewId.Of<DepartmentId>(), id, $"部门 {n}")).ToList();
            var members = Enumerable.Range(0, Members)
                .Select(n => new Member(NewId.Of<MemberId>(), id, departments[n % Departments].Id, $"成员 {n}", $"member{n}@bench.example", "专员")).ToList();
            for (var n = 0; n < Departments; n++) departments[n].LeadBy(members[n].Id, members[Departments + (n % 5)].Id);
            db.Departments.AddRange(departments);
            db.Members.AddRange(members);
            var collaboration = Collaboration.Start(
                NewId.Of<CollaborationId>(), members[0], "协作", Scenario.NewProduct, departments[0], departments.Take(4).Select(d => d.Id), members[Departments].Id, null, now);
            db.Collaborations.Add(collaboration);
            // One of each kind, from which the others are copied.
            foreach (var kind in new[] { DeadlineKind.ResourceReply, DeadlineKind.WorkItem, DeadlineKind.Acceptance })
            {
                var policy = policies.Single(p => p.Kind == kind);
                var due = policy.Unit == PolicyUnit.WallTime ? DueTime.At(now + Duration.FromDays(400), calendar, now) : DueTime.By(policy.Snapshot, calendar, now);
                var subject = new Subject(kind == DeadlineKind.WorkItem ? SubjectType.WorkItem : SubjectType.ResourceRequest, Guid.CreateVersion7(), "设计三套主视觉");
                db.Deadlines.Add(Deadline.Open(NewId.Of<DeadlineId>(), id, new Duty(collaboration.Id, subject, departments[0].Id, members[0].Id), due, policy));
            }
            await db.SaveAsync(CancellationToken.None);
            return true;
        }, CancellationToken.None);
    }

    // Side tables of the benchmark: the deadlines to copy, who takes part where, and which deadlines belong to which run.
    private static readonly string Multiplied =
        $"""
        create table public.sample as select row_number() over (order by kind) as n, d.* from collab.deadlines d;
        delete from collab.deadlines;
        update public.sample set remind_at = '[]', owner_member_id = null;
        create function public.id_of(text) returns uuid language sql
            as $f$ select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5($1), 1, 3) || '8' || substr(md5($1), 5, 15))::uuid $f$;
        insert into collab.collaborations (organization_id, id, title, scenario, state, initiator_id, initiator_department_id, lead_department_id, sponsor_id, version, created_at, updated_at)
            select c.organization_id, public.id_of('collaboration ' || g), c.title || ' ' || g, c.scenario, 'executing', c.initiator_id, d.id, d.id, d.sponsor_id, 1, now(), now()
            from collab.collaborations c, generate_series(1, {Collaborations}) g
            join (select id, sponsor_id, row_number() over (order by id) - 1 as n from collab.departments) d on d.n = g % {Departments};
        with d as (select id, head_id, row_number() over (order by id) - 1 as n from collab.departments),
            m as (select id, department_id, row_number() over (partition by department_id order by id) as n from collab.members),
            c as (select organization_id, id, row_number() over (order by id) as n from collab.collaborations where state = 'executing')
        insert into collab.collaboration_departments (organization_id, collaboration_id, department_id, position, liaison_id)
            select c.organization_id, c.id, d.id, p, m.id
            from c cross join generate_series(0, 3) p join d on d.n = (c.n + p) % {Departments} join m on m.department_id = d.id and m.n = 2 + (c.n * 7 + p) % 20;
        create table public.place as
            select row_number() over (order by p.collaboration_id, p.position) as n, p.*
            from collab.collaboration_departments p join collab.collaborations c on c.id = p.collaboration_id where c.state = 'executing';
        create unique index on public.place (n);
        create table public.run (name text not null, id uuid not null);
        analyze;
        """;

    // Loading goes faster without, and they are as they would be after a reindex.
    private const string WithoutIndexes =
        """
        create table public.index_of_deadlines as
            select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = 'collab.deadlines'::regclass and not indisprimary;
        do $$ declare i record; begin for i in select * from public.index_of_deadlines loop execute 'drop index ' || i.name; end loop; end $$;
        """;

    private const string WithIndexes =
        """
        set maintenance_work_mem = '512MB';
        do $$ declare i record; begin for i in select * from public.index_of_deadlines loop execute i.definition; end loop; end $$;
        """;

    private static async Task OpenAsync(NpgsqlConnection connection, int count, string dueAt, string name, bool perTenth, CancellationToken ct)
    {
        List<string> columns = [];
        await using (var command = new NpgsqlCommand(
            "select column_name from information_schema.columns where table_schema = 'collab' and table_name = 'deadlines' order by ordinal_position", connection))
        await using (var row = await command.ExecuteReaderAsync(ct))
            while (await row.ReadAsync(ct)) columns.Add(row.GetString(0));
        var others = new Dictionary<string, string>
        {
            ["id"] = "n.id",
            ["collaboration_id"] = "p.collaboration_id",
            ["owner_department_id"] = "p.department_id",
            ["due_at"] = "n.due_at",
            ["wake_at"] = "n.due_at",
            ["subject_id"] = "gen_random_uuid()",
            ["started_at"] = "now()",
        };
        var kind = perTenth ? "case when g % 10 = 0 then 'acceptance' when g % 10 < 6 then 'resourceReply' else 'workItem' end" : "'resourceReply'";
        var due = dueAt.Replace("{0}", count.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await Ground.ExecuteAsync(
            connection,
            $"""
            create temporary table n as select public.id_of('{name} ' || g) as id, g, ({due})::timestamptz as due_at, {kind} as kind from generate_series(1, {count}) g;
            insert into collab.deadlines ({string.Join(", ", columns)})
                select {string.Join(", ", columns.Select(c => others.GetValueOrDefault(c, "s." + c)))}
                from n join public.sample s on s.kind = n.kind join public.place p on p.n = 1 + (n.g * 7919::bigint) % (select count(*) from public.place);
            insert into collab.deadline_steps (organization_id, deadline_id, sequence, step, level, at, recorded_at, due_at)
                select s.organization_id, n.id, 1, 'opened', 0, now(), now(), n.due_at from n join public.sample s on s.kind = n.kind;
            {(perTenth ? "" : $"insert into public.run select '{name}', id from n;")}
            drop table n;
            """, ct);
    }
}
