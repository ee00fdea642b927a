using System.Text;
using Collab.Api.Tests.Deadlines;
using Collab.Api.Tests.ResourceRequests;

namespace Collab.Api.Tests.Calendars;

/// <summary>The holidays of a year arrive as a file: read, looked at, tried out, taken over.</summary>
public sealed class ImportedYearTests(CollabApp app) : IClassFixture<CollabApp>
{
    // What holiday-cn publishes, of the second half of the year.
    private const string Announcement = """
        {
          "year": 2024,
          "days": [
            { "name": "中秋节", "date": "2024-09-14", "isOffDay": false },
            { "name": "中秋节", "date": "2024-09-15", "isOffDay": true },
            { "name": "中秋节", "date": "2024-09-16", "isOffDay": true },
            { "name": "中秋节", "date": "2024-09-17", "isOffDay": true },
            { "name": "国庆节", "date": "2024-09-29", "isOffDay": false },
            { "name": "国庆节", "date": "2024-10-01", "isOffDay": true },
            { "name": "国庆节", "date": "2024-10-02", "isOffDay": true },
            { "name": "国庆节", "date": "2024-10-03", "isOffDay": true },
            { "name": "国庆节", "date": "2024-10-12", "isOffDay": false }
          ]
        }
        """;

    [Fact]
    public async Task A_year_that_was_provisional_becomes_known_by_one_change_that_says_what_it_moves_and_where_it_is_from()
    {
        var story = await Story.BeginAsync(app);
        await app.MoveClockToAsync("2024-10-11T15:00+08:00");
        using var admin = await app.As("admin");
        var url = await admin.CalendarUrlAsync();
        var known = (await admin.GetAsync(url)).ShouldBe(200);
        // The company has its inventory day, and nobody has announced the year.
        var unannounced = (await admin.PutAsync(url, new
        {
            workingTimes = known["workingTimes"],
            standardHours = known["standardHours"],
            specialDays = new object[]
            {
                new { date = "2024-06-08", kind = "holiday", name = new { zh = "端午", en = "Dragon Boat Festival" } },
                new { date = "2024-12-31", kind = "halfDay", name = new { zh = "盘点", en = "Inventory" }, hours = new { start = "09:00", end = "12:00" } },
            },
            years = known["years"].EnumerateArray().Select(y => y.GetInt32()).Where(y => y != 2024),
        }, known.Version)).ShouldBe(200);
        var request = await story.AskDesignAsync();
        Assert.Equal("2024-10-15T07:00:00Z", await app.DueAsync(request));
        Assert.True((await ExplanationAsync(admin, request))["provisional"].GetBoolean());

        var read = (await admin.PostAsync($"{url}/import/preview", new { file = CalendarFiles.Base64(Announcement), fileName = "2024.json" })).ShouldBe(200);

        var year = Assert.Single(read["years"].EnumerateArray());
        Assert.Equal((2024, true, false), (year.GetProperty("year").GetInt32(), year.GetProperty("announced").GetBoolean(), year.GetProperty("known").GetBoolean()));
        var saturday = read["days"].EnumerateArray().Single(d => d.Text("date") == "2024-10-12");
        Assert.Equal(("makeUpWorkday", "added", "National Day", 12), (saturday.Text("kind"), saturday.Text("effect"), saturday.GetProperty("name").Text("en"), saturday.GetProperty("line").GetInt32()));
        Assert.Equal(["2024-06-08"], read["removed"].EnumerateArray().Select(d => d.Text("date")));
        Assert.Equal("2024-10-15T07:00:00Z", await app.DueAsync(request));

        var whatIf = (await admin.PostAsync($"{url}/preview", read["content"])).ShouldBe(200);

        var moved = whatIf["items"].EnumerateArray().Single(x => x.GetProperty("id").GetGuid() == request.Json.RefId("deadline"));
        Assert.Equal(("2024-10-15T07:00:00Z", "2024-10-14T07:00:00Z"), (moved.Text("from"), moved.Text("to")));
        Assert.True(whatIf["firm"].GetInt32() >= 1);

        var applied = (await admin.PutAsync(url, read["content"], read["version"].GetInt64())).ShouldBe(200);

        Assert.Equal((whatIf["moved"].GetInt32(), whatIf["firm"].GetInt32()), (applied["effect"].GetProperty("moved").GetInt32(), applied["effect"].GetProperty("firm").GetInt32()));
        Assert.Equal("2024-10-14T07:00:00Z", await app.DueAsync(request));
        Assert.False((await ExplanationAsync(admin, request))["provisional"].GetBoolean());
        var calendar = (await admin.GetAsync(url)).ShouldBe(200);
        Assert.Equal(unannounced["calendar"].GetProperty("edition").GetInt32() + 1, calendar["edition"].GetInt32());
        Assert.Contains("2024-12-31", calendar["specialDays"].EnumerateArray().Select(d => d.Text("date")));
        Assert.Equal("2024.json", calendar["source"].GetString());
        var entry = (await admin.GetAsync("/api/v1/audit-entries")).ShouldBe(200).Items.First(x => x.Text("action") == "workCalendarRevised");
        Assert.Equal("2024.json", entry.GetProperty("values").Text("source"));
        // The same file again has nothing new, and what it was compared to is over.
        var again = (await admin.PostAsync($"{url}/import/preview", new { file = CalendarFiles.Base64(Announcement), fileName = "2024.json" })).ShouldBe(200);
        Assert.All(again["days"].EnumerateArray(), d => Assert.Equal("same", d.Text("effect")));
        (await admin.PutAsync(url, read["content"], read["version"].GetInt64())).ShouldBe(412);
    }

    private static async Task<Answer> ExplanationAsync(Person person, Answer request) =>
        (await person.GetAsync($"/api/v1/deadlines/{request.Json.RefId("deadline")}/explanation")).ShouldBe(200);
}

/// <summary>What is read from a file, and what is not.</summary>
public sealed class CalendarImportTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task One_bad_row_and_nothing_is_taken_over()
    {
        using var admin = await app.As("admin");
        var url = await admin.CalendarUrlAsync();

        var read = (await admin.PostAsync($"{url}/import/preview", new { file = CalendarFiles.Base64("date,kind,name\n2027-01-01,holiday,元旦\n2027-02-30,holiday,元宵\n") })).ShouldBe(200);

        Assert.Equal(JsonValueKind.Null, read["content"].ValueKind);
        var error = Assert.Single(read["errors"].EnumerateArray());
        Assert.Equal((3, "calendarFile.unreadableDate", "“2027-02-30” is no date. Write it like 2025-10-01."), (error.GetProperty("line").GetInt32(), error.Text("code"), error.Text("reason")));
        Assert.Equal("New Year's Day", Assert.Single(read["days"].EnumerateArray()).GetProperty("name").Text("en"));
    }

    [Fact]
    public async Task Who_imports_decides_whether_the_file_is_the_whole_announcement()
    {
        using var admin = await app.As("admin");
        var url = await admin.CalendarUrlAsync();
        var file = CalendarFiles.Base64("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20251225\nSUMMARY:Christmas\nEND:VEVENT\nEND:VCALENDAR\n");

        var added = (await admin.PostAsync($"{url}/import/preview", new { file })).ShouldBe(200);
        var whole = (await admin.PostAsync($"{url}/import/preview", new { file, announces = new[] { 2025 } })).ShouldBe(200);

        Assert.Equal((0, false), (added["removed"].GetArrayLength(), added["years"][0].GetProperty("announced").GetBoolean()));
        Assert.Contains("2025-10-01", added["content"].GetProperty("specialDays").EnumerateArray().Select(d => d.Text("date")));
        Assert.True(whole["removed"].GetArrayLength() > 20);
        Assert.Equal(["2025-12-25"], whole["content"].GetProperty("specialDays").EnumerateArray().Select(d => d.Text("date")).Where(d => d!.StartsWith("2025", StringComparison.Ordinal)));
        (await admin.PostAsync($"{url}/import/preview", new { file, announces = new[] { 3000 } })).ShouldBeProblem(422, "validation.failed", "$.announces[0]");
    }

    [Fact]
    public async Task A_file_of_700_KiB_is_read_and_a_larger_one_is_not()
    {
        using var admin = await app.As("admin");
        var url = await admin.CalendarUrlAsync() + "/import/preview";
        byte[] Padded(int bytes) => [.. Encoding.UTF8.GetBytes("date,name\n2027-01-01,元旦\n"), .. Enumerable.Repeat((byte)'\n', bytes - 28)];

        Assert.Equal(1, (await admin.PostAsync(url, new { file = Padded(700 * 1024) })).ShouldBe(200)["days"].GetArrayLength());
        (await admin.PostAsync(url, new { file = Padded((700 * 1024) + 1) })).ShouldBeProblem(422, "validation.failed", "$.file");
        (await admin.PostAsync(url, new { file = "nothing like base64" })).ShouldBe(400);
    }
}

internal static class CalendarFiles
{
    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static async Task<string> CalendarUrlAsync(this Person person) =>
        $"/api/v1/calendars/{(await person.GetAsync("/api/v1/calendars")).ShouldBe(200).Items[0].GetProperty("id").GetGuid()}";
}
