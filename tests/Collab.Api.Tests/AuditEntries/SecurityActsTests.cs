using System.Net.Http.Json;
using Collab.Infrastructure.AuditEntries;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Collab.Api.Tests.AuditEntries;

/// <summary>What leaves no change behind is on record as well: what was refused, who came in and who could not, what was taken out.</summary>
public sealed class SecurityActsTests(CollabApp app) : IClassFixture<CollabApp>
{
    private SecurityRecord Record => app.Services.GetRequiredService<SecurityRecord>();

    [Fact]
    public async Task What_one_may_not_is_on_record_once_and_then_counted()
    {
        using var member = await app.As("market.director");
        var me = await app.MemberIdAsync("market.director");
        for (var n = 0; n < 5; n++) (await member.GetAsync("/api/v1/audit-entries")).ShouldBe(403);
        (await member.PostAsync("/api/v1/departments", new { name = "x" })).ShouldBe(403);
        await Record.WrittenAsync();
        Assert.Equal(
            [("listAuditEntries", "forbidden"), ("makeDepartment", "forbidden")],
            (await RefusalsAsync(me)).Select(x => (x.Text("message"), x.Text("code"))).Order().Select(x => (x.Item1!, x.Item2!)));

        Record.Close(Instant.MaxValue);
        await Record.WrittenAsync();
        var counted = Assert.Single(await RefusalsAsync(me), x => x.TryGetProperty("moreTimes", out _));
        Assert.Equal(("listAuditEntries", 4), (counted.Text("message"), counted.GetProperty("moreTimes").GetInt32()));
    }

    [Fact]
    public async Task Asking_for_what_one_may_not_know_of_is_on_record_and_for_what_is_not_there_is_not()
    {
        var story = await Story.BeginAsync(app);
        using var member = await app.As("member");
        (await member.GetAsync($"/api/v1/collaborations/{story.Id}")).ShouldBeProblem(404, "notFound");
        (await member.GetAsync($"/api/v1/collaborations/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "notFound");
        await Record.WrittenAsync();
        Assert.Equal(
            [story.Id.ToString()],
            await app.ListAsync("select subject_id::text from collab.audit_entries where action = 'refused' and actor_id = $1 and subject_type = 'collaboration'", await app.MemberIdAsync("member")));
    }

    [Fact]
    public async Task Who_was_refused_a_change_is_not_named_as_who_made_the_last_one()
    {
        using var admin = await app.As("admin");
        using var member = await app.As("market.manager");
        var made = (await admin.PostAsync("/api/v1/departments", new { name = $"丙 {Guid.NewGuid():N}" })).ShouldBe(201);
        (await member.PutAsync($"/api/v1/departments/{made.Id}", new { name = "x" }, ifMatch: made.Version)).ShouldBe(403);
        await Record.WrittenAsync();
        var stale = (await admin.PutAsync($"/api/v1/departments/{made.Id}", new { name = "y" }, ifMatch: made.Version + 7)).ShouldBe(412);
        Assert.Contains("陆安", stale.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_tries_everything_fills_no_book()
    {
        using var member = await app.As("design.head");
        var me = await app.MemberIdAsync("design.head");
        for (var n = 0; n < SecurityRecord.KindsPerPerson + 20; n++)
            Record.Note(new(new(await app.ScalarAsync<Guid>("select organization_id from collab.members where id = $1", me)), new(me), "refused", new(Domain.Common.SubjectType.Member, me, ""), $"kind {n}", null));
        await Record.WrittenAsync();
        Assert.Equal(SecurityRecord.KindsPerPerson + 1, (await RefusalsAsync(me)).Count);
    }

    [Fact]
    public async Task Signing_in_and_out_and_a_wrong_password_are_on_record_with_the_address()
    {
        using var browser = app.Browser();
        using var wrong = await browser.PostAsync(new Uri("/api/v1/session", UriKind.Relative), JsonContent.Create(new { email = "sales.director@demo.example", password = "wrong-wrong" }), TestContext.Current.CancellationToken);
        Assert.Equal(401, (int)wrong.StatusCode);
        await Record.WrittenAsync();
        var director = await app.MemberIdAsync("sales.director");
        Assert.Equal(1L, await app.ScalarAsync<long>("select count(*) from collab.audit_entries where action = 'signInFailed' and subject_id = $1 and actor_id is null", director));

        using var right = await browser.PostAsync(new Uri("/api/v1/session", UriKind.Relative), JsonContent.Create(new { email = "sales.director@demo.example", password = Company.Password }), TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)right.StatusCode);
        Assert.Equal(1L, await app.ScalarAsync<long>("select count(*) from collab.audit_entries where action = 'signedIn' and actor_id = $1", director));
        using var person = await app.As("sales.director");
        (await person.DeleteAsync("/api/v1/session")).ShouldBe(204);
        Assert.Equal(1L, await app.ScalarAsync<long>("select count(*) from collab.audit_entries where action = 'signedOut' and actor_id = $1", director));
    }

    [Fact]
    public async Task A_change_says_what_it_was_before()
    {
        using var admin = await app.As("admin");
        var made = (await admin.PostAsync("/api/v1/departments", new { name = "旧名" })).ShouldBe(201);
        (await admin.PutAsync($"/api/v1/departments/{made.Id}", new { name = "新名" }, ifMatch: made.Version)).ShouldBe(200);
        var entry = (await admin.GetAsync($"/api/v1/audit-entries?subjectType=department&subjectId={made.Id}")).ShouldBe(200).Items[0];
        var name = entry.GetProperty("values").GetProperty("changes").GetProperty("name");
        Assert.Equal(("departmentChanged", "旧名", "新名"), (entry.Text("action"), name.Text("from"), name.Text("to")));
    }

    [Fact]
    public async Task A_language_that_was_chosen_is_a_change_too_and_no_secret_is_ever_a_value()
    {
        using var person = await app.As("product.head");
        (await person.PatchAsync("/api/v1/me", new { language = "en" })).ShouldBe(200);
        using var admin = await app.As("admin");
        var entry = (await admin.GetAsync($"/api/v1/audit-entries?memberId={await app.MemberIdAsync("product.head")}&action=memberAdjusted")).ShouldBe(200).Items.Single();
        Assert.Equal("en", entry.GetProperty("values").GetProperty("changes").GetProperty("language").Text("to"));
        Assert.Empty(await app.ListAsync("select action from collab.audit_entries where \"values\"::text ~* '(hash|secret|password)\"'"));
    }

    private async Task<IReadOnlyList<JsonElement>> RefusalsAsync(Guid member) =>
        [.. (await app.ListAsync("select \"values\"::text from collab.audit_entries where action = 'refused' and actor_id = $1 order by seq", member)).Select(x => JsonDocument.Parse(x).RootElement)];
}
