using System.Globalization;

namespace Collab.Api.Tests.World;

/// <summary>Step 6 of a <see cref="Story"/>, told up to where a test begins.</summary>
public static class Ending
{
    /// <summary>The one task is done: the acceptance has begun.</summary>
    public static async Task<Story> AcceptingAsync(CollabApp app)
    {
        var (story, workItem) = await Story.ExecutingAsync(app);
        await story.CompleteAsync(workItem);
        return story;
    }

    /// <summary>Signed; the retrospective is owed.</summary>
    public static async Task<Story> RetrospectingAsync(CollabApp app)
    {
        var story = await AcceptingAsync(app);
        await story.PassEverythingAsync();
        (await story.DoAsync("market.manager", "acceptance/accept")).ShouldBe(200);
        (await story.DoAsync("market.director", "acceptance/sign")).ShouldBe(200);
        return story;
    }

    /// <summary>The retrospective is recorded, the summary report generated.</summary>
    public static async Task<Story> HeldAsync(CollabApp app)
    {
        var story = await RetrospectingAsync(app);
        (await story.DoAsync("market.manager", "retrospective", await story.LessonsAsync())).ShouldBe(200);
        return story;
    }

    public static async Task<Story> FiledAsync(CollabApp app)
    {
        var story = await HeldAsync(app);
        (await story.DoAsync("market.manager", "summary/file")).ShouldBe(200);
        return story;
    }

    public static async Task<Story> ArchivedAsync(CollabApp app)
    {
        var story = await FiledAsync(app);
        (await story.DoAsync("market.director", "archive")).ShouldBe(200);
        return story;
    }

    /// <summary>The head of sales, or whoever is R of it, is done with a task.</summary>
    public static async Task CompleteAsync(this Story story, Guid workItemId, string by = "sales.head")
    {
        using var responsible = await story.App.As(by);
        var workItem = (await responsible.GetAsync($"/api/v1/work-items/{workItemId}")).ShouldBe(200);
        (await responsible.PostAsync($"/api/v1/work-items/{workItemId}/complete", ifMatch: workItem.Version)).ShouldBe(200);
    }

    public static async Task PassEverythingAsync(this Story story)
    {
        foreach (var check in (await story.SeeAsync("market.manager", "acceptance"))["checks"].EnumerateArray())
            (await story.JudgeAsync(check, new { verdict = "passed", measuredValue = 10_500 })).ShouldBe(200);
    }

    /// <summary>The marketing manager, whose department asked for it all, judges one line.</summary>
    public static async Task<Answer> JudgeAsync(this Story story, JsonElement check, object verdict, string by = "market.manager")
    {
        using var judge = await story.App.As(by);
        var version = (await judge.GetAsync(story.Url("acceptance"))).ShouldBe(200).Version;
        return await judge.PutAsync(story.Url($"acceptance/checks/{check.GetProperty("id").GetGuid()}"), verdict, version);
    }

    /// <summary>What a person sees of the collaboration, or of a part of it.</summary>
    public static async Task<Answer> SeeAsync(this Story story, string account, string part = "")
    {
        using var person = await story.App.As(account);
        return (await person.GetAsync(story.Url(part))).ShouldBe(200);
    }

    /// <summary>Somebody does something with a part of the collaboration, as it is at that moment.</summary>
    /// <param name="path">Below the collaboration, such as <c>acceptance/accept</c>. Its version is that of the first part.</param>
    public static async Task<Answer> DoAsync(this Story story, string account, string path, object? body = null)
    {
        using var person = await story.App.As(account);
        var part = path.Split('/')[0];
        var version = (await person.GetAsync(story.Url(part == "archive" ? "" : part))).ShouldBe(200).Version;
        return await person.PostAsync(story.Url(path), body, version);
    }

    public static string Url(this Story story, string part) =>
        string.Create(CultureInfo.InvariantCulture, $"/api/v1/collaborations/{story.Id}{(part.Length == 0 ? "" : "/")}{part}");

    public static async Task<object> LessonsAsync(this Story story) => new
    {
        heldAt = story.App.NowText,
        wentWell = new[] { "各部门当天答复" },
        didNotGoWell = new[] { "排期改过一次" },
        causes = new[] { "三家门店暂停合作" },
        improvements = new[] { new { description = "门店清单随需求说明一起交", ownerId = await story.App.MemberIdAsync("sales.head"), dueOn = "2024-12-02" } },
    };

    /// <summary>The deadline that a view names, as the lead sees it.</summary>
    public static async Task<JsonElement> DeadlineAsync(this Story story, Answer view)
    {
        using var lead = await story.App.As("market.manager");
        return (await lead.GetAsync($"/api/v1/deadlines/{view.Json.RefId("deadline")}")).ShouldBe(200).Json;
    }

    /// <summary>Kinds of the notices that a person has about one part of the collaboration, the newest first. All its parts have the same id.</summary>
    public static async Task<IReadOnlyList<string>> ToldOfAsync(this Person person, Story story, string type)
    {
        using (person)
            return [.. (await person.GetAsync("/api/v1/me/notifications?limit=100")).ShouldBe(200).Items
                .Where(x => x.GetProperty("subject").GetProperty("id").GetGuid() == story.Id && x.GetProperty("subject").Text("type") == type)
                .Select(x => x.Text("kind")!)];
    }
}
