namespace Collab.Api.Tests.AccessTokens;

/// <summary>A token ends with its time and with its member.</summary>
public sealed class EndOfTokensTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_token_is_refused_from_the_instant_on_at_which_it_expires_and_its_last_use_is_kept_to_five_minutes()
    {
        using var person = await app.As("sales.channel");
        var made = await person.MakeTokenAsync("日报", 1);
        using var program = app.Program(made.Secret());
        (await program.GetAsync("/api/v1/session")).ShouldBe(200);
        var first = await LastUseAsync(person, made);
        await app.AdvanceAsync("PT4M");
        (await program.GetAsync("/api/v1/session")).ShouldBe(200);
        Assert.Equal(first, await LastUseAsync(person, made));
        await app.AdvanceAsync("PT2M");
        (await program.GetAsync("/api/v1/session")).ShouldBe(200);
        Assert.NotEqual(first, await LastUseAsync(person, made));
        // Using it changes nothing of it.
        Assert.Equal(made.Version, (await person.GetAsync($"/api/v1/access-tokens/{made.Id}")).ShouldBe(200).Version);

        await app.AdvanceAsync("PT23H");
        (await program.GetAsync("/api/v1/session")).ShouldBe(200);
        await app.AdvanceAsync("PT54M30S");
        (await program.GetAsync("/api/v1/session")).ShouldBeProblem(401, "accessToken.refused");
        var ended = (await person.GetAsync("/api/v1/access-tokens?current=false")).ShouldBe(200).Items.Single();
        Assert.Equal("expired", ended.Text("state"));
        (await person.DeleteAsync($"/api/v1/access-tokens/{made.Id}", made.Version)).ShouldBeProblem(409, "accessToken.ended");
    }

    [Fact]
    public async Task Who_leaves_leaves_no_token_behind_also_when_he_comes_back()
    {
        using var admin = await app.As("admin");
        using var leaver = await app.As("service.lead");
        var made = await leaver.MakeTokenAsync();
        using var program = app.Program(made.Secret());
        (await program.GetAsync("/api/v1/session")).ShouldBe(200);
        var url = $"/api/v1/members/{leaver.Id}";
        var gone = (await admin.PostAsync($"{url}/deactivation", new { }, (await admin.GetAsync(url)).Version)).ShouldBe(200);
        (await program.GetAsync("/api/v1/session")).ShouldBeProblem(401, "accessToken.refused");
        (await admin.PostAsync($"{url}/reactivation", new { }, gone.Version)).ShouldBe(200);
        (await program.GetAsync("/api/v1/session")).ShouldBeProblem(401, "accessToken.refused");
        var token = (await admin.GetAsync($"/api/v1/access-tokens?memberId={leaver.Id}")).ShouldBe(200).Items.Single();
        Assert.Equal("revoked", token.Text("state"));
    }

    private static async Task<string?> LastUseAsync(Person person, Answer made) =>
        (await person.GetAsync($"/api/v1/access-tokens/{made.Id}")).ShouldBe(200)["lastUsedAt"].GetString();
}
