using System.Net.Http.Headers;

namespace Collab.Api.Tests.AccessTokens;

/// <summary>Tokens, and programs that use them.</summary>
internal static class Tokens
{
    public static async Task<Answer> MakeTokenAsync(this Person person, string name = "报表", int days = 30, params string[] scopes) =>
        (await person.PostAsync("/api/v1/access-tokens", new { name, scopes, expiresInDays = days })).ShouldBe(201);

    public static string Secret(this Answer made) => made["token"].GetString()!;

    /// <summary>A program with this token: no cookie, no CSRF token.</summary>
    public static Person Program(this CollabApp app, string token)
    {
        var program = app.Anonymous();
        program.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return program;
    }

    public static async Task<Person> ProgramAsync(CollabApp app, string account, params string[] scopes)
    {
        using var person = await app.As(account);
        return app.Program((await person.MakeTokenAsync(scopes: scopes)).Secret());
    }
}
