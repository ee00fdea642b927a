using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Collab.Api.Common;
using Collab.Application.Common;

namespace Collab.Api.Tests.World;

/// <summary>
/// Somebody who uses the API. Every unsafe request carries the CSRF token, every POST an idempotency key of its own, unless a
/// test says otherwise.
/// </summary>
public sealed class Person : IDisposable
{
    private readonly CollabApp _app;
    private readonly HttpClient _client;
    private readonly string? _secret;

    internal Person(CollabApp app, HttpClient client, MemberId id, string? secret)
    {
        (_app, _client, Id, _secret) = (app, client, id, secret);
        if (secret is not null) client.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.Name}={secret}");
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
    }

    public MemberId Id { get; }

    public HttpClient Http => _client;

    public Task<Answer> GetAsync(string url) => SendAsync(HttpMethod.Get, url, null, null, null);

    /// <param name="ifMatch">The version that the person saw.</param>
    /// <param name="key">Idempotency key; a new one when left out.</param>
    public Task<Answer> PostAsync(string url, object? body = null, long? ifMatch = null, string? key = null) =>
        SendAsync(HttpMethod.Post, url, body ?? new { }, ifMatch, key ?? Guid.NewGuid().ToString());

    public Task<Answer> PutAsync(string url, object body, long? ifMatch = null) => SendAsync(HttpMethod.Put, url, body, ifMatch, null);

    public Task<Answer> PatchAsync(string url, object body, long? ifMatch = null) => SendAsync(HttpMethod.Patch, url, body, ifMatch, null);

    public Task<Answer> DeleteAsync(string url, long? ifMatch = null) => SendAsync(HttpMethod.Delete, url, null, ifMatch, null);

    /// <summary>A request that a test makes by itself; cookie and language are sent, nothing else.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(_app, request, response);
    }

    public void Dispose() => _client.Dispose();

    private async Task<Answer> SendAsync(HttpMethod method, string url, object? body, long? ifMatch, string? key)
    {
        using var request = new HttpRequestMessage(method, url);
        if (body is not null) request.Content = new StringContent(JsonSerializer.Serialize(body, CollabJson.Options), Encoding.UTF8, "application/json");
        if (ifMatch is { } version) request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (_secret is not null && method != HttpMethod.Get) request.Headers.Add(CsrfToken.Header, CsrfToken.Of(_secret));
        return await SendAsync(request);
    }
}
