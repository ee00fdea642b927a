using System.Net.Http.Json;

namespace Collab.Api.Tests.Session;

/// <summary>Signing in with a password, as a browser does it.</summary>
internal static class Door
{
    public const string Windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";
    public const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

    /// <summary>A new browser in which the account is signed in, with its secret.</summary>
    public static async Task<Person> EnterAsync(this CollabApp app, string account, string password = Company.Password, string browser = Windows)
    {
        var tried = await app.TryAsync(account, password, browser: browser);
        Assert.Equal(200, tried.Status);
        return new Person(app, new HttpClient(app.Handler()) { BaseAddress = CollabApp.Address }, default, tried.Cookies["__Host-collab"]);
    }

    /// <param name="device">What the browser keeps of an earlier sign-in.</param>
    public static async Task<Tried> TryAsync(this CollabApp app, string account, string password, string? device = null, string browser = Windows)
    {
        using var client = new HttpClient(app.Handler()) { BaseAddress = CollabApp.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session") { Content = JsonContent.Create(new { email = account + "@demo.example", password }) };
        request.Headers.TryAddWithoutValidation("User-Agent", browser);
        if (device is not null) request.Headers.Add("Cookie", $"__Host-collab-device={device}");
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var took = System.Diagnostics.Stopwatch.GetElapsedTime(began);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set)
            ? set.Select(x => x.Split(';')[0].Split('=', 2)).ToDictionary(x => x[0], x => Uri.UnescapeDataString(x[1]))
            : [];
        return new((int)answer.StatusCode, body, cookies, took);
    }

    internal sealed record Tried(int Status, JsonElement Body, IReadOnlyDictionary<string, string> Cookies, TimeSpan Took);
}
