using System.Net;
using System.Net.Http.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Collab.Api.Tests.Live;

public sealed class LiveTests(CollabApp app) : IClassFixture<CollabApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_watches_a_collaboration_hears_that_it_changed_and_not_what()
    {
        var collaboration = await Story.BeginAsync(app);
        await using var connection = await app.ConnectAsync("sales.director");
        var heard = connection.Hear("changed");
        await connection.InvokeAsync("Watch", collaboration.Id, Ct);

        using var manager = await app.As("market.manager");
        var changed = (await manager.PatchAsync($"/api/v1/collaborations/{collaboration.Id}", new { title = "改过" }, ifMatch: 1)).ShouldBe(200);
        var told = await NextAsync(heard, x => x.GetProperty("type").GetString() == "collaboration" && x.GetProperty("version").GetInt64() == changed.Version);
        Assert.Equal((collaboration.Id, collaboration.Id), (told.GetProperty("id").GetGuid(), told.GetProperty("collaborationId").GetGuid()));
        Assert.Equal(4, told.EnumerateObject().Count());
    }

    [Theory]
    [InlineData("member")]
    [InlineData("outsider")]
    public async Task Who_takes_no_part_cannot_watch(string account)
    {
        var collaboration = await Story.BeginAsync(app);
        await using var connection = await app.ConnectAsync(account);
        var refused = await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync("Watch", collaboration.Id, Ct));
        Assert.Contains("notFound", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_connects_without_signing_in()
    {
        await using var connection = app.Connection(null);
        await Assert.ThrowsAsync<HttpRequestException>(() => connection.StartAsync(Ct));
    }

    [Fact]
    public async Task Who_is_notified_hears_how_much_is_unread()
    {
        var recipient = await app.MemberIdAsync("product.head");
        await using var connection = await app.ConnectAsync("product.head");
        var heard = connection.Hear("notified");
        await Story.PlanningAsync(app);
        var unread = await app.ScalarAsync<long>("select count(*) from collab.notifications where recipient_id = $1 and read_at is null", recipient);
        Assert.True(unread > 0);
        await NextAsync(heard, x => x.GetProperty("unread").GetInt64() == unread);
    }

    [Fact]
    public async Task A_connection_ends_with_its_session_and_no_other_does()
    {
        using var browser = app.Browser();
        using var signedIn = await browser.PostAsJsonAsync("/api/v1/session", new { email = "product.head@demo.example", password = "Collab-demo-2026" }, Ct);
        var secret = signedIn.Headers.GetValues("Set-Cookie").Single(x => x.StartsWith("__Host-collab=", StringComparison.Ordinal)).Split('=', ';')[1];
        await using var cut = app.Connection(secret);
        var closed = new TaskCompletionSource();
        cut.Closed += _ =>
        {
            closed.SetResult();
            return Task.CompletedTask;
        };
        await cut.StartAsync(Ct);
        await using var other = await app.ConnectAsync("product.head");

        using var end = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/session");
        end.Headers.Add("X-CSRF-Token", (await signedIn.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("csrfToken").GetString());
        using var ended = await browser.SendAsync(end, Ct);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        Assert.Equal(HubConnectionState.Connected, other.State);
    }

    private static async Task<JsonElement> NextAsync(ChannelReader<JsonElement> heard, Func<JsonElement, bool> wanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (true)
        {
            var told = await heard.ReadAsync(patience.Token);
            if (wanted(told)) return told;
        }
    }
}

internal static class Connecting
{
    public static async Task<HubConnection> ConnectAsync(this CollabApp app, string account)
    {
        var connection = app.Connection(await app.SecretOfAsync(account));
        await connection.StartAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    /// <summary>The test server has no sockets: long polling carries the same messages.</summary>
    public static HubConnection Connection(this CollabApp app, string? secret) => new HubConnectionBuilder()
        .WithUrl(new Uri(CollabApp.Address, "/live"), options =>
        {
            options.HttpMessageHandlerFactory = _ => app.Handler();
            options.Transports = HttpTransportType.LongPolling;
            if (secret is not null) options.Headers.Add("Cookie", $"__Host-collab={secret}");
        })
        .Build();

    public static ChannelReader<JsonElement> Hear(this HubConnection connection, string method)
    {
        var heard = Channel.CreateUnbounded<JsonElement>();
        connection.On<JsonElement>(method, told => heard.Writer.TryWrite(told));
        return heard.Reader;
    }
}
