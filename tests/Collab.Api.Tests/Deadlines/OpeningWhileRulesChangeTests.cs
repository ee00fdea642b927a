using Collab.Api.Tests.ResourceRequests;
using Collab.Application.Common;
using Collab.Application.Common.Behaviours;
using Collab.Application.Deadlines;
using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.Deadlines;
using Collab.Domain.Departments;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Api.Tests.Deadlines;

/// <summary>A duty that is opened at the same moment as a limit is changed has the changed limit, whoever commits first.</summary>
public sealed class OpeningWhileRulesChangeTests(CollabApp app) : IClassFixture<CollabApp>
{
    private const string Key = "hashtextextended('collab.rules.' || (select organization_id from collab.deadlines where id = $1), 0)";

    [Fact]
    public async Task What_was_opened_by_a_rule_that_is_gone_at_its_commit_is_not_committed_and_is_opened_by_the_new_one_the_next_time()
    {
        var story = await Story.BeginAsync(app);
        var design = await app.DepartmentIdAsync("设计部");
        var id = NewId.Of<DeadlineId>();

        await Assert.ThrowsAsync<StaleVersionException>(() => OpenAsync(async () => (await LimitRepliesAsync(1)).ShouldBe(200)));

        Assert.Equal(0, await app.ScalarAsync<long>("select count(*) from collab.deadlines where id = $1", id.Value));

        await OpenAsync(() => Task.CompletedTask);

        Assert.Equal(1, await app.ScalarAsync<int>("select (policy ->> 'amount')::int from collab.deadlines where id = $1", id.Value));
        (await LimitRepliesAsync(2)).ShouldBe(200);

        async Task OpenAsync(Func<Task> meanwhile)
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem(new(await app.ScalarAsync<Guid>("select organization_id from collab.collaborations where id = $1", story.Id)));
            var services = scope.ServiceProvider;
            await services.GetRequiredService<IUnitOfWork>().RunAsync(readOnly: false, async () =>
            {
                var duty = new Duty(new CollaborationId(story.Id), new Subject(SubjectType.ResourceRequest, Guid.CreateVersion7(), "海报模板"), new DepartmentId(design), null);
                await services.GetRequiredService<Duties>().OpenAsync(id, DeadlineKind.ResourceReply, duty, app.Now, CancellationToken.None);
                await services.GetRequiredService<ICollabDb>().SaveAsync(CancellationToken.None);
                await meanwhile();
                return true;
            }, CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_change_waits_for_what_is_being_committed_and_derives_it_too()
    {
        var story = await Story.BeginAsync(app);
        var asked = await story.AskDesignAsync();
        var (original, twin) = (asked.Json.RefId("deadline"), Guid.CreateVersion7());
        await using var connection = await app.OpenAsync();
        var commit = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await RunAsync($"select pg_advisory_xact_lock_shared({Key})", original);
        await RunAsync("create temp table twin on commit drop as select * from collab.deadlines where id = $1", original);
        await RunAsync("update twin set id = $1", twin);
        await RunAsync("insert into collab.deadlines select * from twin");

        var change = LimitRepliesAsync(1);
        while (!change.IsCompleted && !await app.ScalarAsync<bool>("select exists (select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database()))")) { }
        Assert.False(change.IsCompleted);
        await commit.CommitAsync(TestContext.Current.CancellationToken);

        (await change).ShouldBe(200);
        Assert.Equal((1, 1), (await AmountAsync(original), await AmountAsync(twin)));
        Assert.Equal(1, await app.ScalarAsync<long>("select count(distinct due_at) from collab.deadlines where id in ($1, $2)", original, twin));
        (await LimitRepliesAsync(2)).ShouldBe(200);

        Task<int> AmountAsync(Guid id) => app.ScalarAsync<int>("select (policy ->> 'amount')::int from collab.deadlines where id = $1", id);

        async Task RunAsync(string sql, params object[] parameters)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    private async Task<Answer> LimitRepliesAsync(int workdays)
    {
        using var admin = await app.As("admin");
        var policy = (await admin.GetAsync("/api/v1/deadline-policies")).ShouldBe(200).Items.Single(p => p.Text("kind") == "resourceReply");
        return await admin.PutAsync(
            $"/api/v1/deadline-policies/{policy.GetProperty("id").GetGuid()}",
            new { amount = workdays, chain = new[] { "head", "sponsor" }, reminders = new { percents = new[] { 50 }, hoursBefore = (int?)null } },
            policy.GetProperty("version").GetInt64());
    }
}
