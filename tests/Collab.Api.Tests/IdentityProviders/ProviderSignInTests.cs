using System.Net.Http.Json;
using System.Security.Claims;
using OpenIddict.Abstractions;

namespace Collab.Api.Tests.IdentityProviders;

/// <summary>Signing in with the organization's own provider, which is a real one here.</summary>
public sealed class ProviderSignInTests(CollabApp app) : IClassFixture<CollabApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_newcomer_with_a_verified_address_of_the_domain_becomes_a_member_and_stays_the_same_whatever_his_address()
    {
        await using var provider = await TestProvider.StartAsync();
        await app.ConfigureAsync(provider);
        using var browser = app.Browser();
        var entered = await provider.SignInAsync(browser, new("s-1", "Ma.Ning@New.example", Name: "马宁"));
        var member = entered.GetProperty("session").GetProperty("member");
        Assert.Equal(("马宁", "设计部"), (member.GetProperty("name").GetString(), member.GetProperty("department").GetProperty("name").GetString()));
        Assert.Equal(["member"], entered.GetProperty("session").GetProperty("roles").EnumerateArray().Select(x => x.GetString()));
        Assert.True((await browser.GetAsync("/api/v1/me/agenda", Ct)).IsSuccessStatusCode);

        using var again = app.Browser();
        var same = await provider.SignInAsync(again, new("s-1", "another@elsewhere.example", EmailVerified: false));
        Assert.Equal(member.GetProperty("id").GetString(), same.GetProperty("session").GetProperty("member").GetProperty("id").GetString());
        Assert.Equal("Ma.Ning@New.example", same.GetProperty("session").GetProperty("member").GetProperty("email").GetString());

        await app.ExecuteAsync("update collab.members set active = false where email = 'Ma.Ning@New.example'");
        await provider.SignInAsync(again, new("s-1", "Ma.Ning@New.example"), 403, "provider.notAdmitted");
    }

    [Theory]
    [InlineData("x@elsewhere.example", true)]
    [InlineData("x@evil-new.example", true)]
    [InlineData("x@new.example.evil.example", true)]
    [InlineData("x@new.example", false)]
    [InlineData("x@new.example", null)]
    [InlineData(null, true)]
    public async Task Nobody_is_taken_in_by_another_domain_or_an_address_that_was_not_verified(string? email, bool? verified)
    {
        await using var provider = await TestProvider.StartAsync();
        await app.ConfigureAsync(provider);
        using var browser = app.Browser();
        var before = await app.ScalarAsync<long>("select count(*) from collab.members");
        await provider.SignInAsync(browser, new("s-2", email, verified), 403, "provider.notAdmitted");
        Assert.Equal(before, await app.ScalarAsync<long>("select count(*) from collab.members"));
    }

    [Fact]
    public async Task A_group_takes_in_who_is_in_it()
    {
        await using var provider = await TestProvider.StartAsync();
        await app.ConfigureAsync(provider, domains: false, group: "collab-users");
        using var browser = app.Browser();
        await provider.SignInAsync(browser, new("s-3", "lin@group.example", Groups: "others"), 403, "provider.notAdmitted");
        await provider.SignInAsync(browser, new("s-3", "lin@group.example", Groups: ["others", "collab-users"]));
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("audience")]
    [InlineData("several audiences")]
    [InlineData("no nonce")]
    [InlineData("expired")]
    public async Task A_token_that_was_not_made_for_this_sign_in_is_refused(string wrong)
    {
        await using var provider = await TestProvider.StartAsync();
        await app.ConfigureAsync(provider);
        provider.Tamper = Tampering(wrong);
        using var browser = app.Browser();
        await provider.SignInAsync(browser, new("s-4", "x@new.example"), 403, "provider.refused");
        Assert.Equal(0, await app.ScalarAsync<long>("select count(*) from collab.linked_identities where subject = 's-4'"));
    }

    [Fact]
    public async Task A_new_key_of_the_provider_is_good_at_once()
    {
        await using var provider = await TestProvider.StartAsync();
        await app.ConfigureAsync(provider);
        using var browser = app.Browser();
        await provider.SignInAsync(browser, new("s-5", "key@new.example"));
        provider.Rotate();
        await provider.SignInAsync(browser, new("s-5", "key@new.example"));
    }

    [Fact]
    public async Task What_was_begun_is_ended_once_by_the_browser_that_began_it_and_in_time()
    {
        await using var provider = await TestProvider.StartAsync();
        await app.ConfigureAsync(provider);
        provider.Person = new("s-6", "once@new.example");
        using var browser = app.Browser();
        var (state, code) = await provider.VisitAsync(await Journeys.BeginAsync(browser));
        await Journeys.ReturnAsync(browser, state, code);
        await Journeys.ReturnAsync(browser, state, code, 403, "provider.flowEnded");

        // The code of one sign-in is worth nothing to another: PKCE.
        var (next, _) = await provider.VisitAsync(await Journeys.BeginAsync(browser));
        await Journeys.ReturnAsync(browser, next, code, 403, "provider.refused");

        // Somebody else's link into his own account (sign-in CSRF).
        using var victim = app.Browser();
        var (theirs, theirCode) = await provider.VisitAsync(await Journeys.BeginAsync(browser));
        await Journeys.ReturnAsync(victim, theirs, theirCode, 403, "provider.flowEnded");
        await Journeys.ReturnAsync(browser, theirs, theirCode, 403, "provider.flowEnded");

        var (late, lateCode) = await provider.VisitAsync(await Journeys.BeginAsync(browser));
        await app.ExecuteAsync("update collab.provider_flows set begun_at = begun_at - interval '11 minutes'");
        await Journeys.ReturnAsync(browser, late, lateCode, 403, "provider.flowEnded");
        foreach (var nonsense in new[] { "", "x", $"{Guid.NewGuid():N}.x" }) await Journeys.ReturnAsync(browser, nonsense, "x", 403, "provider.flowEnded");
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_unless_the_provider_asked_for_two_itself()
    {
        await using var provider = await TestProvider.StartAsync();
        await app.ConfigureAsync(provider, strongAcr: "two");
        using var browser = app.Browser();
        await provider.SignInAsync(browser, new("s-7", "strong@new.example"));
        await app.ExecuteAsync("update collab.organizations set second_factor_policy = 'required' where name = '云帆科技'");
        try
        {
            await provider.SignInAsync(browser, new("s-7", "strong@new.example"), 401, "session.secondFactorToSetUp");
            await provider.SignInAsync(browser, new("s-7", "strong@new.example", Acr: "two"));
        }
        finally
        {
            await app.ExecuteAsync("update collab.organizations set second_factor_policy = 'optional'");
        }
    }

    [Fact]
    public async Task The_button_is_found_by_domain_or_name_and_tells_nothing_of_people()
    {
        await using var provider = await TestProvider.StartAsync();
        await app.ConfigureAsync(provider);
        using var somebody = app.Anonymous();
        foreach (var who in new[] { "nobody@new.example", "NEW.example", "云帆科技" })
            Assert.Equal("Company login", (await somebody.PostAsync("/api/v1/session/provider/look", new { who })).ShouldBe(200)["name"].GetString());
        (await somebody.PostAsync("/api/v1/session/provider/look", new { who = "market.manager@demo.example" })).ShouldBeProblem(403, "provider.unknown");
    }

    [Fact]
    public async Task A_provider_that_calls_itself_otherwise_is_not_used()
    {
        await using var provider = await TestProvider.StartAsync();
        await app.ConfigureAsync(provider);
        await app.ExecuteAsync("update collab.identity_providers set issuer = $1", provider.Issuer.TrimEnd('/'));
        using var browser = app.Browser();
        using var refused = await browser.PostAsJsonAsync("/api/v1/session/provider", new { who = "new.example" }, Ct);
        Assert.Contains("provider.unreachable", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private static Action<ClaimsPrincipal> Tampering(string wrong) => wrong switch
    {
        "nonce" => token => token.SetClaim("nonce", "another"),
        "no nonce" => token => token.RemoveClaims("nonce"),
        "audience" => token => token.SetAudiences("another"),
        "several audiences" => token => token.SetAudiences(TestProvider.ClientId, "another").RemoveClaims("azp"),
        _ => token => token.SetExpirationDate(DateTimeOffset.UtcNow.AddMinutes(-5)),
    };
}
