using System.Net.Http.Headers;
using System.Text;

namespace Collab.Api.Tests.Common;

/// <summary>What every route does, seen at some that are simple.</summary>
public sealed class RequestTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Theory]
    [InlineData("/api/v1/members?surprise=1", "query.unknownParameter", "surprise")]
    [InlineData("/api/v1/members?limit=0", "limit.outOfRange", "limit")]
    [InlineData("/api/v1/members?limit=101", "limit.outOfRange", "limit")]
    [InlineData("/api/v1/members?cursor=nonsense", "cursor.invalid", "cursor")]
    [InlineData("/api/v1/members?cursor=bnVsbA", "cursor.invalid", "cursor")]
    [InlineData("/api/v1/members?limit=many", "query.unreadable", "limit")]
    [InlineData("/api/v1/members?departmentId=design", "query.unreadable", "departmentId")]
    [InlineData("/api/v1/deadlines?kind=nonsense", "query.unreadable", "kind")]
    [InlineData("/api/v1/deadlines?dueBefore=yesterday", "query.unreadable", "dueBefore")]
    [InlineData("/api/v1/me/notifications?unread=perhaps", "query.unreadable", "unread")]
    [InlineData("/api/v1/calendars/01924f2e-0000-7000-8000-000000000000/due-time", "query.unreadable", "start")]
    public async Task What_cannot_be_read_in_the_address_is_400(string url, string code, string? blamed)
    {
        using var person = await app.As("member");
        (await person.GetAsync(url)).ShouldBeProblem(400, code, blamed);
    }

    [Theory]
    [InlineData("{", 400, "body.unreadable")]
    [InlineData("[]", 400, "body.unreadable")]
    [InlineData("""{"email":"a","password":"b","admin":true}""", 400, "body.unreadable")]
    [InlineData("""{"email":1,"password":"b"}""", 400, "body.unreadable")]
    [InlineData("""{"email":null,"password":"b"}""", 400, "body.unreadable")]
    [InlineData("""{"email":"","password":"b"}""", 422, "validation.failed")]
    public async Task What_cannot_be_read_in_the_body_is_400_and_what_is_not_right_422(string body, int status, string code)
    {
        using var somebody = app.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        (await somebody.SendAsync(request)).ShouldBeProblem(status, code);
    }

    [Fact]
    public async Task The_field_that_cannot_be_read_is_named()
    {
        using var somebody = app.Anonymous();
        (await somebody.PostAsync("/api/v1/session", new { email = 1, password = "b" })).ShouldBeProblem(400, "body.unreadable", "$.email");
        var empty = (await somebody.PostAsync("/api/v1/session", new { email = "", password = "" })).ShouldBeProblem(422, "validation.failed", "$.email");
        Assert.Equal("Fill this in.", empty["errors"].GetProperty("$.password")[0].GetString());
    }

    [Theory]
    [InlineData("""{"collaborationId":"x"}""", "$.collaborationId", "This value cannot be read.", "这个值读不懂。")]
    [InlineData("""{"title":null}""", "$.title", "Fill this in.", "请填写。")]
    [InlineData("""{"surprise":1}""", "$.surprise", "There is no such field here.", "这里没有这一项。")]
    [InlineData("""{"title":"a"}""", "$.impact", "Fill this in.", "请填写。")]
    [InlineData("""[""", "$", "What was sent cannot be read.", "发来的内容读不懂。")]
    public async Task Each_field_that_cannot_be_read_says_why_in_the_readers_language(string body, string path, string english, string chinese)
    {
        using var person = await app.As("market.manager");
        foreach (var (language, sentence) in new[] { ("en", english), ("zh-CN", chinese) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/issues") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.AcceptLanguage.ParseAdd(language);
            request.Headers.Add("X-CSRF-Token", (await person.GetAsync("/api/v1/session"))["csrfToken"].GetString());
            var refused = (await person.SendAsync(request)).ShouldBeProblem(400, "body.unreadable", path);
            Assert.Equal(sentence, refused["errors"].GetProperty(path)[0].GetString());
        }
    }

    [Fact]
    public async Task A_value_that_an_enumeration_does_not_have_is_named()
    {
        using var person = await app.As("market.manager");
        var draft = JsonSerializer.SerializeToNode(await Story.DraftAsync(app))!;
        draft["scenario"] = "somethingElse";
        (await person.PostAsync("/api/v1/collaborations", draft)).ShouldBeProblem(400, "body.unreadable", "$.scenario");
    }

    [Fact]
    public async Task Only_JSON_is_taken()
    {
        using var somebody = app.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session") { Content = new StringContent("email=a", Encoding.UTF8, "application/x-www-form-urlencoded") };
        (await somebody.SendAsync(request)).ShouldBeProblem(415, "mediaType.unsupported");
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "route.unknown")]
    [InlineData("GET", "/api/v1/members/not-an-id", 404, "route.unknown")]
    [InlineData("DELETE", "/api/v1/members", 405, "method.notAllowed")]
    public async Task What_does_not_exist_is_told_as_a_problem(string method, string url, int status, string code)
    {
        using var person = await app.As("member");
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        request.Headers.Add("X-CSRF-Token", (await person.GetAsync("/api/v1/session"))["csrfToken"].GetString());
        (await person.SendAsync(request)).ShouldBeProblem(status, code);
    }

    [Fact]
    public async Task Nobody_gets_in_without_signing_in()
    {
        using var somebody = app.Anonymous();
        foreach (var path in await Paths())
        {
            var (method, url) = (path.Method, path.Url);
            using var request = new HttpRequestMessage(new HttpMethod(method), url) { Content = method == "GET" ? null : new StringContent("{}", Encoding.UTF8, "application/json") };
            var answer = await somebody.SendAsync(request);
            Assert.True(answer.Status == 401, $"{method} {url} answered {answer.Status} to somebody who is not signed in.");
        }
    }

    [Fact]
    public async Task Browsers_are_told_what_to_refuse()
    {
        using var person = await app.As("member");
        foreach (var url in new[] { "/api/v1/session", "/api/v1/nothing", "/api/v1/members?limit=0" })
        {
            var headers = (await person.GetAsync(url)).Headers;
            Assert.Contains("default-src 'none'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            Assert.True(headers.CacheControl is { NoStore: true });
            Assert.False(headers.Contains("Server"));
        }
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told_to_anybody(string url)
    {
        using var somebody = app.Anonymous();
        Assert.Equal("Healthy", (await somebody.GetAsync(url)).ShouldBe(200).Body);
    }

    [Theory]
    [InlineData("an\u00e9")]
    [InlineData("")]
    public async Task An_idempotency_key_is_visible_ASCII(string key)
    {
        using var person = await app.As("member");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session") { Content = new StringContent("{}", new MediaTypeHeaderValue("application/json")) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key.Length == 0 ? new string('x', 201) : key.Replace("\u00e9", " ", StringComparison.Ordinal) + " b");
        (await person.SendAsync(request)).ShouldBeProblem(400, "idempotency.keyInvalid", "Idempotency-Key");
    }

    private async Task<IEnumerable<(string Method, string Url)>> Paths()
    {
        using var somebody = app.Anonymous();
        string[] open = ["post /api/v1/session", "post /api/v1/session/provider", "post /api/v1/session/provider/look", "post /api/v1/session/provider/return", "post /api/v1/session/second-factor", "post /api/v1/session/second-factor/enrolment", "post /api/v1/session/second-factor/confirmation", "get /api/v1/demo/accounts", "get /api/v1/certificate-keys", "get /api/v1/setup", "post /api/v1/setup", "post /api/v1/invitations/look", "post /api/v1/invitations/accept"];
        var paths = (await somebody.GetAsync("/swagger/v1/swagger.json")).Json.GetProperty("paths").EnumerateObject()
            .SelectMany(x => x.Value.EnumerateObject().Select(m => (Name: $"{m.Name} {x.Name}", Method: m.Name.ToUpperInvariant(), Url: x.Name)))
            .Where(x => !open.Contains(x.Name)).ToList();
        Assert.True(paths.Count > 20);
        return paths.Select(x => (x.Method, System.Text.RegularExpressions.Regex.Replace(x.Url, @"\{[^}]+\}", Guid.NewGuid().ToString())));
    }
}
