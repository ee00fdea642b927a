using Collab.Api.Tests.ResourceRequests;
using Collab.Application.Common;
using Collab.Application.Common.Behaviours;
using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.Notifications;
using Collab.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Collab.Api.Tests.Persistence;

/// <summary>Many rows of a kind are written in one statement, and nobody can tell.</summary>
public sealed class SetWritingTests(CollabApp app) : IClassFixture<CollabApp>
{
    private const int Many = SetWriting.Fewest + 5;

    [Fact]
    public async Task Many_rows_read_back_as_they_were_written_and_changed()
    {
        var member = await app.MemberIdAsync("member");
        var written = await InTransactionAsync(async db =>
        {
            var organization = await db.Organizations.Select(o => o.Id).SingleAsync();
            var notices = Enumerable.Range(0, Many).Select(n => Notification.Of(
                organization, new(member), NotificationKind.DeadlineBreached, new Subject(SubjectType.WorkItem, Guid.CreateVersion7(), $"任务 “{n}” \\ '{{,}}'"),
                n % 2 == 0 ? null : new CollaborationId(Guid.CreateVersion7()), n % 3 == 0 ? new MemberId(member) : null, app.Now - Duration.FromMilliseconds(n),
                values: new Dictionary<string, string> { ["n"] = $"{n}", ["text"] = "\"引号\"" })).ToList();
            db.Notifications.AddRange(notices);
            await db.SaveAsync(CancellationToken.None);
            foreach (var notice in notices.Take(Many - 1)) notice.Read(app.Now);
            await db.SaveAsync(CancellationToken.None);
            return notices;
        });

        var read = await InTransactionAsync(async db =>
        {
            var ids = written.ConvertAll(n => n.Id);
            return await db.Notifications.AsNoTracking().Where(n => ids.Contains(n.Id)).ToListAsync();
        });
        Assert.Equal(Many, read.Count);
        Assert.Equal(written.Select(Text).Order(), read.Select(Text).Order());
        Assert.Equal((Many - 1, 1), (read.Count(n => n is { Version: 2, ReadAt: not null }), read.Count(n => n is { Version: 1, ReadAt: null })));
    }

    [Fact]
    public async Task A_set_with_one_row_that_another_changed_is_not_written()
    {
        var story = await Story.BeginAsync(app);
        for (var n = 0; n < Many; n++) await story.AskDesignAsync();

        await Assert.ThrowsAsync<StaleVersionException>(() => InTransactionAsync(async db =>
        {
            var deadlines = await db.Deadlines.Where(d => d.CollaborationId == new CollaborationId(story.Id)).ToListAsync();
            Assert.Equal(Many, deadlines.Count);
            await app.ExecuteAsync("update collab.deadlines set version = version + 1 where id = $1", deadlines[7].Id.Value);
            foreach (var deadline in deadlines) deadline.Waive("不再需要", app.Now);
            await db.SaveAsync(CancellationToken.None);
            return true;
        }));

        Assert.Equal(0L, await app.ScalarAsync<long>("select count(*) from collab.deadlines where collaboration_id = $1 and state <> 'open'", story.Id));
        Assert.Equal(0L, await app.ScalarAsync<long>("select count(*) from collab.deadline_steps s join collab.deadlines d on d.id = s.deadline_id where d.collaboration_id = $1 and step = 'waived'", story.Id));
    }

    [Fact]
    public async Task Many_that_fall_due_at_once_are_breached_told_and_recorded_once_each()
    {
        var story = await Story.BeginAsync(app);
        for (var n = 0; n < Many; n++) await story.AskDesignAsync();

        await app.AdvanceAsync("P5D");
        await app.AdvanceAsync("PT1S");

        Assert.Equal((long)Many, await CountAsync("select count(*) from collab.deadlines where collaboration_id = $1 and state = 'breached' and breached_at = due_at"));
        Assert.Equal(0L, await CountAsync(
            """
            select count(*) from collab.deadlines d where collaboration_id = $1 and (
                (select count(*) from collab.deadline_steps s where s.deadline_id = d.id) <> d.steps
                or (select count(*) from collab.deadline_steps s where s.deadline_id = d.id and s.step = 'breached' and s.at = d.due_at) <> 1
                or (select count(*) from collab.notifications n where n.deadline_id = d.id and n.kind = 'deadlineBreached')
                    + (select count(*) from collab.deadline_steps s where s.deadline_id = d.id and s.step = 'breached' and s.digest_id is not null) <> 1
                or (select count(*) from collab.audit_entries a where a.values ->> 'id' = d.id::text and a.action = 'deadlineBreached') <> 1
                or (select count(*) from collab.outbox o where o.payload ->> 'id' = d.id::text and o.payload ->> 'version' = d.version::text) <> 1)
            """));
        // The record keeps the order in which things happened.
        Assert.True(await app.ScalarAsync<bool>("select bool_and(id > before) from (select id, lag(id) over (order by seq) as before from collab.audit_entries where action = 'deadlineBreached') x"));

        Task<long> CountAsync(string sql) => app.ScalarAsync<long>(sql, story.Id);
    }

    private static string Text(Notification n) => JsonSerializer.Serialize(n, CollabJson.Options);

    private async Task<T> InTransactionAsync<T>(Func<ICollabDb, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem(new(await app.ScalarAsync<Guid>("select organization_id from collab.members where id = $1", await app.MemberIdAsync("member"))));
        var db = scope.ServiceProvider.GetRequiredService<ICollabDb>();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(readOnly: false, () => work(db), CancellationToken.None);
    }
}
