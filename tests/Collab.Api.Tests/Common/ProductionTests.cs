using Collab.Api.Common;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Collab.Api.Tests.Common;

/// <summary>What differs where it runs for real.</summary>
public sealed class ProductionTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Browsers_come_over_HTTPS_alone_for_a_year()
    {
        await using var production = app.Another("Production");
        using var client = production.CreateDefaultClient(new Uri("https://collab.example"));
        using var response = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal("max-age=31536000; includeSubDomains", response.Headers.GetValues("Strict-Transport-Security").Single());
        using var development = await app.Browser().GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.False(development.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Nothing_of_the_demo_is_there()
    {
        await using var production = app.Another("Production");
        using var admin = await app.As("admin", production);
        (await admin.GetAsync("/api/v1/demo/clock")).ShouldBe(404);
        (await admin.GetAsync("/api/v1/demo/accounts")).ShouldBe(404);
    }

    [Theory]
    [InlineData("Production", "json")]
    [InlineData("Development", "simple")]
    public async Task Logs_are_for_those_who_read_them(string environment, string formatter)
    {
        await using var process = app.Another(environment);
        Assert.Equal(formatter, process.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
    }

    [Fact]
    public async Task A_line_is_one_JSON_object_with_its_request()
    {
        await using var production = app.Another("Production");
        var json = production.Services.GetServices<ConsoleFormatter>().Single(x => x.Name == "json");
        var scopes = new LoggerExternalScopeProvider();
        using var line = new StringWriter();
        using (scopes.Push(new Dictionary<string, object> { ["TraceId"] = "0af7", ["RequestPath"] = "/api/v1/issues" }))
            json.Write(new LogEntry<string>(LogLevel.Warning, "Collab.Api", new(7, "Said"), "两行\n一条", null, (text, _) => text), scopes, line);
        Assert.Single(line.ToString().TrimEnd('\n').Split('\n'));
        var read = JsonDocument.Parse(line.ToString()).RootElement;
        Assert.Equal(("Warning", "两行\n一条"), (read.GetProperty("LogLevel").GetString(), read.GetProperty("Message").GetString()));
        Assert.Equal("0af7", read.GetProperty("Scopes")[0].GetProperty("TraceId").GetString());
        Assert.EndsWith("Z", read.GetProperty("Timestamp").GetString(), StringComparison.Ordinal);
    }
}

/// <summary>A program in a loop is slowed down; others do not notice.</summary>
public sealed class RequestLimitTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Whoever_asks_too_often_waits_and_nobody_else()
    {
        await using var limited = app.Another("Development", ("Collab:RequestLimit:PerMinute", "1"), ("Collab:RequestLimit:Burst", "3"));
        using var member = await app.As("member", limited);
        using var head = await app.As("design.head", limited);
        for (var i = 0; i < 3; i++) (await member.GetAsync("/api/v1/session")).ShouldBe(200);

        var refused = (await member.PostAsync("/api/v1/collaborations")).ShouldBeProblem(429, "tooManyRequests");
        Assert.Equal("Too many requests; try again later.", refused["detail"].GetString());
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        (await head.GetAsync("/api/v1/session")).ShouldBe(200);
        (await member.GetAsync("/health/live")).ShouldBe(200);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_counted_by_address_and_told_in_his_language()
    {
        await using var limited = app.Another("Development", ("Collab:RequestLimit:PerMinute", "1"), ("Collab:RequestLimit:Burst", "1"));
        using var somebody = limited.CreateDefaultClient(CollabApp.Address);
        somebody.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        using var first = await somebody.GetAsync("/api/v1/session", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, first.StatusCode);
        using var second = await somebody.GetAsync("/api/v1/session", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Contains("请求过多", await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
