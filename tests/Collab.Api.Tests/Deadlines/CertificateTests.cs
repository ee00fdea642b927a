using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using Collab.Api.Tests.ResourceRequests;

namespace Collab.Api.Tests.Deadlines;

/// <summary>A deadline's certificate can be checked years later, without Collab.</summary>
public sealed class CertificateTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task It_says_what_was_due_why_and_who_was_told_and_a_changed_byte_fails()
    {
        var story = await Story.BeginAsync(app);
        await app.MoveClockToAsync("2024-10-11T15:00+08:00");
        var request = await story.AskDesignAsync();
        var id = request.Json.RefId("deadline");
        await app.MoveClockToAsync("2024-10-14T15:00:01+08:00");
        using var design = await app.As("design.head");
        (await design.PostAsync("/api/v1/me/notifications/read-all")).ShouldBe(200);

        var certificate = (await design.GetAsync($"/api/v1/deadlines/{id}/certificate")).ShouldBe(200).Body;
        using var anybody = app.Anonymous();
        var keys = (await anybody.GetAsync("/api/v1/certificate-keys")).ShouldBe(200).Body;

        var (exit, content) = await VerifyAsync(certificate, keys);
        Assert.True(exit == 0, content);
        var said = JsonDocument.Parse(content).RootElement;
        Assert.Equal(("breached", "2024-10-14T07:00:00Z"), (said.Text("state"), said.GetProperty("why").Text("dueAt")));
        var told = said.GetProperty("history").EnumerateArray().Single(s => s.Text("event") == "breached");
        Assert.Equal(design.Id.Value, told.RefId("recipient"));
        Assert.NotEqual(JsonValueKind.Null, told.GetProperty("seenAt").ValueKind);

        var parts = JsonDocument.Parse(certificate).RootElement.Text("certificate")!.Split('.');
        var forged = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace("\"breached\"", "\"met\"", StringComparison.Ordinal)));
        var (refused, why) = await VerifyAsync(JsonSerializer.Serialize(new { certificate = $"{parts[0]}.{forged}.{parts[2]}" }), keys);
        Assert.Equal((1, true), (refused, why.Contains("changed after it was signed", StringComparison.Ordinal)));
    }

    private static async Task<(int Exit, string Output)> VerifyAsync(string certificate, string keys)
    {
        var folder = Directory.CreateTempSubdirectory("certificate");
        try
        {
            var (certificateFile, keysFile) = (Path.Combine(folder.FullName, "certificate.json"), Path.Combine(folder.FullName, "keys.json"));
            await File.WriteAllTextAsync(certificateFile, certificate);
            await File.WriteAllTextAsync(keysFile, keys);
            using var node = Process.Start(new ProcessStartInfo("node", [Script(), certificateFile, keysFile]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
            await node.WaitForExitAsync();
            return (node.ExitCode, await output + await error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Script()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Collab.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "deploy", "verify-certificate.mjs");
    }
}
