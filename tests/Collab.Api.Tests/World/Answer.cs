using System.Net.Http.Headers;

namespace Collab.Api.Tests.World;

/// <summary>What the API answered.</summary>
public sealed class Answer
{
    private readonly CollabApp _app;
    private readonly string _request;

    private Answer(CollabApp app, string request, int status, HttpResponseHeaders headers, string? mediaType, string body)
    {
        (_app, _request, Status, Headers, MediaType, Body) = (app, request, status, headers, mediaType, body);
        Json = body.Length > 0 && mediaType?.EndsWith("json", StringComparison.Ordinal) == true ? JsonDocument.Parse(body).RootElement : default;
    }

    public int Status { get; }

    public HttpResponseHeaders Headers { get; }

    public string? MediaType { get; }

    public string Body { get; }

    public JsonElement Json { get; }

    public Guid Id => Json.GetProperty("id").GetGuid();

    public long Version => Json.GetProperty("version").GetInt64();

    public string State => Json.GetProperty("state").GetString()!;

    /// <summary>The rows of a list.</summary>
    public IReadOnlyList<JsonElement> Items => [.. Json.GetProperty("items").EnumerateArray()];

    /// <summary>What the signed-in member may do now.</summary>
    public IReadOnlyList<string> Allowed => [.. Json.GetProperty("allowed").EnumerateArray().Select(x => x.GetString()!)];

    public JsonElement this[string property] => Json.GetProperty(property);

    public Answer ShouldBe(int status)
    {
        Assert.True(Status == status, $"{_request} answered {Status} and not {status}.\n{Body}\n{string.Join('\n', _app.Errors)}");
        return this;
    }

    /// <param name="path">JSON path that is blamed, where one is.</param>
    public Answer ShouldBeProblem(int status, string code, string? path = null)
    {
        ShouldBe(status);
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal(code, Json.GetProperty("code").GetString());
        Assert.NotEqual(code, Json.GetProperty("detail").GetString());
        Assert.NotEmpty(Json.GetProperty("traceId").GetString()!);
        if (path is not null) Assert.Contains(path, Json.GetProperty("errors").EnumerateObject().Select(x => x.Name));
        return this;
    }

    internal static async Task<Answer> ReadAsync(CollabApp app, HttpRequestMessage request, HttpResponseMessage response) => new(
        app, $"{request.Method} {request.RequestUri}", (int)response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
