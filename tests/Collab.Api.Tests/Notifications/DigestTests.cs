using System.Buffers.Text;
using Collab.Api.Tests.ResourceRequests;
using Collab.Application.Deadlines;
using Collab.Domain.Organizations;
using Collab.Infrastructure.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Collab.Api.Tests.Notifications;

/// <summary>More than three notices of deadlines within an hour are one digest, and nothing of them is lost.</summary>
public sealed class DigestTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task From_the_fourth_on_they_are_one_notice_that_grows_until_it_is_read()
    {
        await app.AdvanceAsync("PT2H");
        var story = await Story.BeginAsync(app);
        using var design = await app.As("design.head");
        var before = await ToldAsync(design);
        var asked = await DueAsync(story, 5);
        await app.AdvanceAsync("PT1S");

        var told = await ToldAsync(design, before);
        Assert.Equal(["deadlineBreached", "deadlineBreached", "deadlineBreached", "deadlineDigest"], told.Select(n => n.Text("kind")!).Order());
        var digest = told.Single(n => n.Text("kind") == "deadlineDigest");
        Assert.Equal("2", digest.GetProperty("values").Text("count"));
        Assert.Equal(asked.Order(), told.Where(n => n.Text("kind") == "deadlineBreached").Select(n => n.GetProperty("deadlineId").GetGuid())
            .Concat(digest.GetProperty("gathered").EnumerateArray().Select(g => g.GetProperty("deadlineId").GetGuid())).Order());

        asked = [.. asked, .. await DueAsync(story, 5)];
        await app.AdvanceAsync("PT10M");

        var grown = (await ToldAsync(design, before)).Single(n => n.Text("kind") == "deadlineDigest");
        Assert.Equal((digest.GetProperty("id").GetGuid(), "7", 5), (grown.GetProperty("id").GetGuid(), grown.GetProperty("values").Text("count"), grown.GetProperty("gathered").GetArrayLength()));
        var url = $"/api/v1/me/notifications/{digest.GetProperty("id").GetGuid()}";
        var first = (await design.GetAsync(url + "/deadlines?limit=4")).ShouldBe(200);
        var rest = (await design.GetAsync($"{url}/deadlines?limit=4&cursor={first.Json.Text("nextCursor")}")).ShouldBe(200);
        Assert.Equal(7, first.Items.Concat(rest.Items).Select(g => g.GetProperty("deadlineId").GetGuid()).Distinct().Count());

        (await design.PostAsync(url + "/read")).ShouldBe(200);
        await DueAsync(story, 1);
        await app.AdvanceAsync("PT10M");

        var digests = (await ToldAsync(design, before)).Where(n => n.Text("kind") == "deadlineDigest").ToList();
        Assert.Equal([("1", true), ("7", false)], digests.Select(n => (n.GetProperty("values").Text("count")!, n.GetProperty("readAt").ValueKind == JsonValueKind.Null)));

        // Each is in its own history, told once, and whoever is told in a digest is known to have seen it.
        var gathered = first.Items[0].GetProperty("deadlineId").GetGuid();
        var breach = (await design.GetAsync($"/api/v1/deadlines/{gathered}/history")).ShouldBe(200).Items.Single(s => s.Text("event") == "breached");
        Assert.Equal((design.Id.Value, "inApp", true), (breach.GetProperty("recipients")[0].GetProperty("id").GetGuid(), breach.Text("channel"), breach.GetProperty("inDigest").GetBoolean()));
        Assert.Equal(0L, await app.ScalarAsync<long>("select count(*) from collab.notifications where deadline_id = $1", gathered));
        var payload = (await design.GetAsync($"/api/v1/deadlines/{gathered}/certificate")).ShouldBe(200).Json.Text("certificate")!.Split('.')[1];
        var certified = JsonDocument.Parse(Base64Url.DecodeFromChars(payload)).RootElement.GetProperty("history").EnumerateArray().Single(s => s.Text("event") == "breached");
        Assert.Equal((true, JsonValueKind.String), (certified.GetProperty("inDigest").GetBoolean(), certified.GetProperty("seenAt").ValueKind));
        Assert.False(await app.ScalarAsync<bool>(
            "select exists (select from collab.deadline_steps where deadline_id = any($1) and step = 'breached' group by deadline_id having count(*) <> 1)", asked));
    }

    [Fact]
    public async Task After_an_hour_they_are_told_singly_again()
    {
        await app.AdvanceAsync("PT2H");
        var story = await Story.BeginAsync(app);
        using var design = await app.As("design.head");
        await DueAsync(story, 4);
        await app.AdvanceAsync("PT1S");
        var before = await ToldAsync(design);
        await app.AdvanceAsync("PT1H");
        var due = await DueAsync(story, 1);
        await app.AdvanceAsync("PT1S");

        var since = await ToldAsync(design, before);

        Assert.Equal(("deadlineBreached", due[0]), (since.Single().Text("kind"), since[0].GetProperty("deadlineId").GetGuid()));
    }

    [Fact]
    public async Task Servers_that_tell_the_same_person_at_once_tell_three_singly_and_lose_none()
    {
        await app.AdvanceAsync("PT2H");
        var story = await Story.BeginAsync(app);
        var person = await app.MemberIdAsync("design.head");
        await app.ExecuteAsync("delete from collab.notice_quotas where id = $1", person);
        var due = await DueAsync(story, 48);
        var organization = new OrganizationId(await app.ScalarAsync<Guid>("select organization_id from collab.members where id = $1", person));
        var tenants = app.Services.GetRequiredService<Tenants>();
        var now = app.Now;

        var enforced = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => tenants.SendAsync(organization, new EnforceDueDeadlines(now, 8, []), TestContext.Current.CancellationToken)));

        Assert.Equal(due.Length, enforced.Sum());
        Assert.Equal(3L, await app.ScalarAsync<long>("select count(*) from collab.notifications where recipient_id = $2 and kind = 'deadlineBreached' and deadline_id = any($1)", due, person));
        Assert.Equal(45L, await app.ScalarAsync<long>("select count(*) from collab.deadline_steps where recipient_id = $2 and deadline_id = any($1) and digest_id is not null", due, person));
        Assert.Equal("45", await app.ScalarAsync<string>(
            "select string_agg(distinct values ->> 'count', ' ') from collab.notifications where id in (select digest_id from collab.deadline_steps where deadline_id = any($1))", due));
    }

    [Fact]
    public async Task A_server_that_stands_still_in_the_middle_of_telling_somebody_holds_up_nobody()
    {
        await app.AdvanceAsync("PT2H");
        var story = await Story.BeginAsync(app);
        using var design = await app.As("design.head");
        await DueAsync(story, 1);
        await app.AdvanceAsync("PT1S");
        await using var still = await app.OpenAsync();
        await using var transaction = await still.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var held = new NpgsqlCommand("select from collab.notice_quotas where id = $1 for update", still, transaction) { Parameters = { new() { Value = design.Id.Value } } };
        await held.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var due = await DueAsync(story, 2);

        await app.AdvanceAsync("PT1M");

        Assert.Equal(2L, await app.ScalarAsync<long>(
            "select count(*) from collab.deadline_steps s join collab.notifications n on n.id = s.digest_id and n.recipient_id = s.recipient_id where s.deadline_id = any($1) and s.step = 'breached'", due));
    }

    /// <summary>Replies that design owes and that are due now.</summary>
    private async Task<Guid[]> DueAsync(Story story, int count)
    {
        List<Guid> asked = [];
        for (var n = 0; n < count; n++) asked.Add((await story.AskDesignAsync()).Json.RefId("deadline"));
        await app.ExecuteAsync("update collab.deadlines set due_at = $2, wake_at = $2, remind_at = '[]' where id = any($1)", asked.ToArray(), app.Now.ToDateTimeUtc());
        return [.. asked];
    }

    /// <summary>What the person was told of deadlines, the newest first.</summary>
    /// <param name="before">Without these.</param>
    private static async Task<IReadOnlyList<JsonElement>> ToldAsync(Person person, params IEnumerable<JsonElement> before) =>
        [.. (await person.GetAsync("/api/v1/me/notifications?limit=100")).ShouldBe(200).Items
            .Where(n => n.Text("kind")!.StartsWith("deadline", StringComparison.Ordinal)).ExceptBy(before.Select(n => n.GetProperty("id").GetGuid()), n => n.GetProperty("id").GetGuid())];
}
