using System.Net;
using Collab.Api.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace Collab.Api.Tests.Common;

/// <summary>How the built client is served, with a client of two files.</summary>
public sealed class ClientPagesTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("collab-client");

    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _folder.CreateSubdirectory("assets");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "index.html"), "<html nonce=\"__CSP_NONCE__\" data-session=\"__SESSION__\">");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "favicon.svg"), "<svg/>");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "assets", "index-4f2a.js"), "1");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        _app = builder.Build();
        _app.UseSecurityHeaders();
        _app.UseClientPages(_folder.FullName);
        await _app.StartAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/collaborations/0192-a/plan")]
    [InlineData("/index.html")]
    public async Task Every_address_of_the_client_is_its_page_asked_for_each_time(string address)
    {
        using var page = await GetAsync(address);
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.True(page.Headers.CacheControl is { NoCache: true });
        Assert.DoesNotContain("__", text, StringComparison.Ordinal);
        Assert.Contains("data-session=\"none\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hashed_file_is_kept_for_a_year_and_never_asked_for_again()
    {
        using var file = await GetAsync("/assets/index-4f2a.js");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("public, max-age=31536000, immutable", file.Headers.CacheControl!.ToString());
        using var icon = await GetAsync("/favicon.svg");
        Assert.True(icon.Headers.CacheControl is { NoCache: true });
    }

    [Theory]
    [InlineData("/assets/index-0000.js")]   // of a version that is gone
    [InlineData("/assets/nothing")]
    [InlineData("/robots.txt")]
    [InlineData("/collaborations/favicon.ico")]
    [InlineData("/api/v1/nothing")]
    public async Task A_file_that_is_missing_is_missing(string address)
    {
        using var answer = await GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Content.Headers.ContentType);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Task<HttpResponseMessage> GetAsync(string address) => _app.GetTestClient().GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
}
