using Collab.Api.Tests.AccessTokens;

namespace Collab.Api.Tests.Permissions;

/// <summary>Every route with every scope: a token never may more than its member, and of that only what its scopes say.</summary>
public sealed class TokenScopeTests(CollabApp app) : IClassFixture<CollabApp>
{
    /// <summary>What would let a token outlive itself: making tokens, and letting people in. By method and end of the route.</summary>
    private static readonly string[] InPerson = ["DELETE /access-tokens/{token}", "POST /members", "POST /members/import", "POST /invitation", "POST /erase", "DELETE /second-factor", "PUT /organization/sign-in", "PUT /organization/identity-provider"];

    [Fact]
    public async Task A_token_may_what_its_member_may_as_far_as_its_scope_goes()
    {
        var stage = await Stage.SetAsync(app);
        List<string> wrong = [];
        foreach (var account in new[] { "admin", "market.manager", "service.head", "outsider" })
        {
            foreach (var scope in new[] { "read", "write", "admin" })
            {
                using var program = await Tokens.ProgramAsync(app, account, scope);
                foreach (var row in RouteTests.Table)
                {
                    var (needed, expected) = Expected(row.Permitted, row.Route, scope, Array.IndexOf(Stage.Roles, account));
                    var answer = await RouteTests.AskAsync(program, stage, row.Route, row.Body);
                    if (RouteTests.Was(answer) != expected)
                        wrong.Add($"{account} {scope}: {row.Route} is {RouteTests.Was(answer)} ({answer.Status} {RouteTests.Code(answer)}) and not {expected}");
                    else if (needed is not null && (RouteTests.Code(answer), answer["scope"].GetString()) != ("accessToken.scopeMissing", needed))
                        wrong.Add($"{account} {scope}: {row.Route} does not name the scope {needed}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>By the table and not by the product: reading is GET and asking what would be; what administrators alone may needs the scope admin.</summary>
    private static (string? Missing, char Expected) Expected(string permitted, string route, string scope, int column)
    {
        if (route.StartsWith("GET ", StringComparison.Ordinal) || route.EndsWith("/preview", StringComparison.Ordinal)) return (null, permitted[column]);
        if (InPerson.Any(x => route.StartsWith(x.Split(' ')[0], StringComparison.Ordinal) && route.EndsWith(x.Split(' ')[1], StringComparison.Ordinal))) return (null, '-');
        var needed = permitted[0] == 'y' && !permitted[1..].Contains('y', StringComparison.Ordinal) ? "admin" : "write";
        return needed == scope ? (null, permitted[column]) : (needed, '-');
    }
}
