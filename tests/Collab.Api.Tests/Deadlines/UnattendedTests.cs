using Collab.Api.Tests.ResourceRequests;

namespace Collab.Api.Tests.Deadlines;

/// <summary>Duties whose next level would find nobody.</summary>
public sealed class UnattendedTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_chain_with_nobody_in_it_is_shown_to_administrators_before_the_breach()
    {
        var story = await Story.BeginAsync(app);
        var request = await story.AskDesignAsync();
        await app.ExecuteAsync("update collab.deadlines set chain = '[\"accountable\"]' where id = $1", request.Json.RefId("deadline"));
        using var admin = await app.As("admin");

        var unattended = (await admin.GetAsync("/api/v1/deadlines/unattended?days=30")).ShouldBe(200);

        var found = Assert.Single(unattended.Items, d => d.GetProperty("deadline").GetProperty("id").GetGuid() == request.Json.RefId("deadline"));
        var place = Assert.Single(found.GetProperty("unreached").EnumerateArray());
        Assert.Equal(("accountable", JsonValueKind.Null), (place.Text("role"), place.GetProperty("away").ValueKind));
        Assert.True(unattended["complete"].GetBoolean());
        (await admin.GetAsync("/api/v1/deadlines/unattended?days=0")).ShouldBe(422);
    }
}
