using System.Text.RegularExpressions;
using Collab.Infrastructure.Startup;

namespace Collab.Api.Tests.Common;

/// <summary>No route, field or status changes unnoticed: docs/openapi.json is reviewed with the change that changes it.</summary>
public sealed partial class OpenApiTests(CollabApp app) : IClassFixture<CollabApp>
{
    private static readonly string Snapshot = Path.Combine(RepositoryRoot.Find()!, "docs", "openapi.json");

    [Fact]
    public async Task The_document_is_the_reviewed_one()
    {
        using var somebody = app.Anonymous();
        var document = (await somebody.GetAsync("/swagger/v1/swagger.json")).ShouldBe(200).Body.ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1") await File.WriteAllTextAsync(Snapshot, document, TestContext.Current.CancellationToken);
        var reviewed = await File.ReadAllTextAsync(Snapshot, TestContext.Current.CancellationToken);
        if (reviewed != document) Assert.Fail($"docs/openapi.json differs from what the API says, first at line {FirstDifference(reviewed, document)}: set UPDATE_OPENAPI=1, run this test, review and commit.");
    }

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_and_a_sentence()
    {
        using var somebody = app.Anonymous();
        var operations = Operations((await somebody.GetAsync("/swagger/v1/swagger.json")).Json).ToList();
        Assert.True(operations.Count > 10);
        Assert.Empty(operations.Where(x => !x.Operation.TryGetProperty("operationId", out _)).Select(x => x.Name));
        Assert.Empty(operations.GroupBy(x => x.Operation.GetProperty("operationId").GetString()).Where(x => x.Count() > 1).Select(x => x.Key));
        Assert.Empty(operations.Where(x => !x.Operation.TryGetProperty("summary", out _)).Select(x => x.Name));
    }

    [Fact]
    public async Task Every_change_of_a_single_thing_asks_for_its_version()
    {
        // These change what has no version of its own, or nothing of it that two people could overwrite.
        string[] without = ["put /api/v1/demo/clock", "patch /api/v1/me", "delete /api/v1/session"];
        using var somebody = app.Anonymous();
        var changes = Operations((await somebody.GetAsync("/swagger/v1/swagger.json")).Json)
            .Where(x => x.Name.StartsWith("put", StringComparison.Ordinal) || x.Name.StartsWith("patch", StringComparison.Ordinal)
                || (x.Name.StartsWith("post", StringComparison.Ordinal) && Verb().IsMatch(x.Name)))
            // Reading a notification again changes nothing, and a preview only looks.
            .Where(x => !without.Contains(x.Name) && !x.Name.Contains("/me/notifications", StringComparison.Ordinal) && !x.Name.EndsWith("/preview", StringComparison.Ordinal)).ToList();
        Assert.True(changes.Count > 10);
        var blind = changes.Where(x => !HasIfMatch(x.Operation)).Select(x => x.Name).ToList();
        Assert.True(blind.Count == 0, string.Join('\n', blind));
    }

    /// <summary>A verb below a single thing: …/{id}/reply.</summary>
    [GeneratedRegex(@"\}/[a-z-]+$")]
    private static partial Regex Verb();

    private static bool HasIfMatch(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) && parameters.EnumerateArray().Any(x => x.GetProperty("name").GetString() == "If-Match");

    private static IEnumerable<(string Name, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select ($"{method.Name} {path.Name}", method.Value);

    private static int FirstDifference(string a, string b)
    {
        var (left, right) = (a.Split('\n'), b.Split('\n'));
        return Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(i => i >= left.Length || i >= right.Length || left[i] != right[i]) + 1;
    }
}
