using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Collab.Api.Tests.Session;

/// <summary>Strangers who guess learn nothing, get slower, and keep nobody out.</summary>
public sealed class GuessingTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Who_signed_in_in_a_browser_before_gets_in_while_strangers_guess_at_his_account()
    {
        var device = (await app.TryAsync("sales.head", Company.Password)).Cookies["__Host-collab-device"];
        var another = (await app.TryAsync("sales.director", Company.Password)).Cookies["__Host-collab-device"];
        for (var i = 0; i < 10; i++) await app.TryAsync("sales.head", $"guess {i}");
        await app.ExecuteAsync("update collab.sign_in_attempts set at = now() + interval '1 minute'");

        Assert.Equal(429, (await app.TryAsync("sales.head", Company.Password)).Status);
        Assert.Equal(429, (await app.TryAsync("sales.head", Company.Password, another)).Status);
        Assert.Equal(429, (await app.TryAsync("sales.head", Company.Password, "forged")).Status);
        Assert.Equal(200, (await app.TryAsync("sales.head", Company.Password, device)).Status);

        // A stolen browser has no more tries than a stranger.
        for (var i = 0; i < 10; i++) Assert.Equal(401, (await app.TryAsync("sales.head", $"guess {i}", device)).Status);
        await app.ExecuteAsync("update collab.sign_in_attempts set at = now() + interval '1 minute'");
        Assert.Equal(429, (await app.TryAsync("sales.head", Company.Password, device)).Status);
    }

    [Fact]
    public async Task A_hash_that_was_made_with_fewer_rounds_is_made_anew_at_the_sign_in()
    {
        var id = await app.MemberIdAsync("product.head");
        var old = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 })).HashPassword(id, Company.Password);
        await app.ExecuteAsync("update collab.credentials set password_hash = $2 where member_id = $1", id, old);
        Assert.Equal(401, (await app.TryAsync("product.head", "not this one")).Status);
        Assert.Equal(old, await app.ScalarAsync<string>("select password_hash from collab.credentials where member_id = $1", id));
        Assert.Equal(200, (await app.TryAsync("product.head", Company.Password)).Status);
        Assert.NotEqual(old, await app.ScalarAsync<string>("select password_hash from collab.credentials where member_id = $1", id));
        Assert.Equal(200, (await app.TryAsync("product.head", Company.Password)).Status);
    }
}

public sealed class NoEnumerationTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Unknown_wrong_departed_and_not_yet_chosen_are_answered_alike_and_after_the_same_work()
    {
        await app.ExecuteAsync("update collab.members set active = false where email = 'service.lead@demo.example'");
        await app.ExecuteAsync("update collab.credentials set password_hash = null where email = 'market.brand@demo.example'");
        // The first unknown one of a process makes the hash that is checked in vain.
        await app.TryAsync("warm.up", "x");
        var hash = TimeSpan.MaxValue;
        Dictionary<string, TimeSpan> fastest = [];
        HashSet<string> texts = [];
        for (var i = 0; i < 4; i++)
        {
            foreach (var account in new[] { "sales.head", "nobody", "service.lead", "market.brand" })
            {
                var tried = await app.TryAsync(account, "not this one at all");
                Assert.Empty(tried.Cookies);
                texts.Add($"{tried.Status} " + string.Join(' ', tried.Body.EnumerateObject().Where(x => x.Name != "traceId").Select(x => $"{x.Name}={x.Value}")));
                fastest[account] = fastest.TryGetValue(account, out var before) && before < tried.Took ? before : tried.Took;
                var began = Stopwatch.GetTimestamp();
                Rfc2898DeriveBytes.Pbkdf2("not this one at all", new byte[16], 220_000, HashAlgorithmName.SHA512, 32);
                var took = Stopwatch.GetElapsedTime(began);
                if (took < hash) hash = took;
            }
        }
        Assert.Single(texts);
        // However busy the machine is, none is answered sooner than a hash can be made; without one it would take a twentieth.
        Assert.All(fastest, x => Assert.True(x.Value > hash / 3, $"{x.Key} took {x.Value}, a hash {hash}"));
    }
}

/// <summary>Who has a network of IPv6 has as many addresses as he likes.</summary>
public sealed class AddressLimitTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_network_counts_as_one_address()
    {
        var limit = app.Services.GetRequiredService<Application.Session.ILimitAttempts>();
        for (var i = 0; i < 100; i++) await limit.BeginAsync(null, $"2001:db8:1:2::{i:x}", TestContext.Current.CancellationToken);
        await app.ExecuteAsync("update collab.sign_in_attempts set at = now() + interval '1 minute'");
        await Assert.ThrowsAsync<Application.Common.TooManyAttemptsException>(() => limit.BeginAsync(null, "2001:db8:1:2:ffff::1", TestContext.Current.CancellationToken));
        Assert.NotEmpty(await limit.BeginAsync(null, "2001:db8:1:3::1", TestContext.Current.CancellationToken));
    }
}
