using Collab.Api.Tests.ResourceRequests;

namespace Collab.Api.Tests.Delegations;

/// <summary>How the tests of this folder say that somebody is away.</summary>
internal static class Away
{
    /// <summary>A person says that he is away; from the 12th to the 15th of October 2024 unless said otherwise.</summary>
    public static async Task<Answer> LeaveAsync(this CollabApp app, string account, string? deputy, string firstDay = "2024-10-12", string lastDay = "2024-10-15")
    {
        using var person = await app.As(account);
        return await person.PostAsync("/api/v1/delegations", new
        {
            firstDay,
            lastDay,
            deputyId = deputy is null ? (Guid?)null : await app.MemberIdAsync(deputy),
            reason = "年假",
        });
    }

    /// <summary>Marketing asks sales, whose liaison is 陈立 and whose head is 高远. On Friday at 15:00 the reply is due on Monday at 15:00.</summary>
    public static async Task<Answer> AskSalesAsync(this Story story)
    {
        using var manager = await story.App.As("market.manager");
        return (await manager.PostAsync("/api/v1/resource-requests", Asking.PosterTemplate(story.Id, await story.App.DepartmentIdAsync("销售部")))).ShouldBe(201);
    }

    /// <summary>Who was told of a deadline: event, name, for whom.</summary>
    public static async Task<IReadOnlyList<string>> ToldOfAsync(this Story story, Answer request)
    {
        using var manager = await story.App.As("market.manager");
        return [.. (await manager.GetAsync($"/api/v1/deadlines/{request.Json.RefId("deadline")}/history")).ShouldBe(200).Items
            .Where(x => x.GetProperty("recipients").GetArrayLength() > 0)
            .Select(x => $"{x.Text("event")} {x.GetProperty("recipients")[0].Text("name")}{(x.GetProperty("recipientFor") is { ValueKind: JsonValueKind.Object } absent ? $" for {absent.Text("name")}" : "")}")];
    }
}
