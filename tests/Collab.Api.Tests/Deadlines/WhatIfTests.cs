using Collab.Api.Tests.ResourceRequests;

namespace Collab.Api.Tests.Deadlines;

/// <summary>A changed calendar first shows what it does to open deadlines, and then does exactly that.</summary>
public sealed class ChangedCalendarTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_day_off_that_is_announced_moves_what_is_open_and_leaves_what_is_decided()
    {
        var story = await Story.BeginAsync(app);
        await app.MoveClockToAsync("2024-10-11T15:00+08:00");
        var (open, answered) = (await story.AskDesignAsync(), await story.AskDesignAsync());
        var met = (await story.ReplyAsync(answered, Asking.Declined)).ShouldBe(200);
        using var admin = await app.As("admin");
        var calendarId = await app.ScalarAsync<Guid>("select calendar_id from collab.deadlines where id = $1", open.Json.RefId("deadline"));
        var calendar = (await admin.GetAsync($"/api/v1/calendars/{calendarId}")).ShouldBe(200);
        var saturdayOff = Content(calendar, days => days.Where(d => d.Text("date") != "2024-10-12"));

        var preview = (await admin.PostAsync($"/api/v1/calendars/{calendarId}/preview", saturdayOff)).ShouldBe(200);

        var moved = preview["items"].EnumerateArray().Single(x => x.GetProperty("id").GetGuid() == open.Json.RefId("deadline"));
        Assert.Equal(("2024-10-14T07:00:00Z", "2024-10-15T07:00:00Z", false), (moved.Text("from"), moved.Text("to"), moved.GetProperty("kept").GetBoolean()));
        Assert.Equal("2024-10-14T07:00:00Z", await app.DueAsync(open));

        var changed = (await admin.PutAsync($"/api/v1/calendars/{calendarId}", saturdayOff, calendar.Version)).ShouldBe(200);

        Assert.Equal(preview["moved"].GetInt32(), changed["effect"].GetProperty("moved").GetInt32());
        Assert.Equal(2, changed["calendar"].GetProperty("edition").GetInt32());
        Assert.Equal("2024-10-15T07:00:00Z", await app.DueAsync(open));
        Assert.Equal(met["deadline"].Text("dueAt"), await app.DueAsync(answered));
        // The met one is still explained by the edition it was counted in: Saturday was worked then.
        var why = (await admin.GetAsync($"/api/v1/deadlines/{answered.Json.RefId("deadline")}/explanation")).ShouldBe(200);
        Assert.Equal("makeUpWorkday", why["days"].EnumerateArray().Single(d => d.Text("date") == "2024-10-12").Text("kind"));
        (await admin.PutAsync($"/api/v1/calendars/{calendarId}", saturdayOff, calendar.Version)).ShouldBe(412);
    }

    private static object Content(Answer calendar, Func<IEnumerable<JsonElement>, IEnumerable<JsonElement>> days) => new
    {
        workingTimes = calendar["workingTimes"],
        standardHours = calendar["standardHours"],
        specialDays = days(calendar["specialDays"].EnumerateArray()),
        years = calendar["years"],
    };
}

/// <summary>A changed limit tells whose time got shorter, and breaches nobody afterwards.</summary>
public sealed class TighterLimitTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_tighter_limit_tells_the_owner_once_and_never_breaches_afterwards()
    {
        var story = await Story.BeginAsync(app);
        await app.MoveClockToAsync("2024-10-11T15:00+08:00");
        var (early, late) = (await story.AskDesignAsync(), await story.AskDesignAsync());
        await app.MoveClockToAsync("2024-10-12T16:00+08:00");
        var fresh = await story.AskDesignAsync();
        using var admin = await app.As("admin");
        using var design = await app.As("design.head");
        var policy = (await admin.GetAsync("/api/v1/deadline-policies")).ShouldBe(200).Items.Single(p => p.Text("kind") == "resourceReply");
        var url = $"/api/v1/deadline-policies/{policy.GetProperty("id").GetGuid()}";
        var tighter = new { amount = 1, chain = new[] { "head", "sponsor" }, reminders = new { percents = new[] { 50 }, hoursBefore = (int?)null } };
        (await admin.PutAsync(url, new { amount = 3, tighter.chain, tighter.reminders }, policy.GetProperty("version").GetInt64())).ShouldBeProblem(422, "deadlinePolicy.amountOutOfRange", "$.amount");

        // Of the two asked for on Friday the new time, Saturday 15:00, has passed.
        var preview = (await admin.PostAsync(url + "/preview", tighter)).ShouldBe(200);
        Assert.Equal((2, 1, 1), (preview["kept"].GetInt32(), preview["moved"].GetInt32(), preview["shorter"].GetInt32()));
        (await admin.PutAsync(url, tighter, policy.GetProperty("version").GetInt64())).ShouldBe(200);

        Assert.Equal(("2024-10-14T07:00:00Z", "2024-10-14T07:00:00Z", "2024-10-14T08:00:00Z"), (await app.DueAsync(early), await app.DueAsync(late), await app.DueAsync(fresh)));
        Assert.Single(await design.ToldAboutAsync(fresh.Id), x => x == "deadlinesShortened");
        var seen = (await design.GetAsync($"/api/v1/deadlines/{fresh.Json.RefId("deadline")}")).ShouldBe(200);
        Assert.Equal(("head", 2), (seen["chain"][0].Text("role"), (await design.GetAsync($"/api/v1/deadlines/{fresh.Json.RefId("deadline")}/explanation"))["policyEdition"].GetInt32()));
    }
}

/// <summary>A collaboration can have limits of its own.</summary>
public sealed class ExceptionalLimitTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_collaboration_has_limits_of_its_own_until_they_end()
    {
        var story = await Story.BeginAsync(app);
        await app.MoveClockToAsync("2024-10-14T10:00+08:00");
        var request = await story.AskDesignAsync();
        using var admin = await app.As("admin");
        var body = new { kind = "resourceReply", collaborationId = story.Id, amount = 1, chain = new[] { "liaison", "head" }, reminders = new { percents = new[] { 80 }, hoursBefore = (int?)null } };

        Assert.Equal(1, (await admin.PostAsync("/api/v1/deadline-policies/preview", body)).ShouldBe(200)["moved"].GetInt32());
        Assert.Equal("2024-10-16T02:00:00Z", await app.DueAsync(request));
        var added = (await admin.PostAsync("/api/v1/deadline-policies", body)).ShouldBe(201);

        Assert.Equal("2024-10-15T02:00:00Z", await app.DueAsync(request));
        (await admin.PostAsync("/api/v1/deadline-policies", body)).ShouldBe(409);
        var exception = Assert.Single((await admin.GetAsync($"/api/v1/deadline-policies?collaborationId={story.Id}")).ShouldBe(200).Items, p => p.TryGetProperty("collaborationId", out var of) && of.ValueKind == JsonValueKind.String);
        Assert.Equal(1, (await admin.PostAsync($"/api/v1/deadline-policies/{exception.GetProperty("id").GetGuid()}/removal/preview")).ShouldBe(200)["moved"].GetInt32());
        (await admin.DeleteAsync($"/api/v1/deadline-policies/{exception.GetProperty("id").GetGuid()}", exception.GetProperty("version").GetInt64())).ShouldBe(200);
        Assert.Equal("2024-10-16T02:00:00Z", await app.DueAsync(request));
        Assert.Equal(story.Id, added["policy"].GetProperty("collaborationId").GetGuid());
    }
}

/// <summary>A provider's own calendar decides its reply.</summary>
public sealed class OwnCalendarTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_department_with_hours_of_its_own_owes_by_them()
    {
        var story = await Story.BeginAsync(app);
        await app.MoveClockToAsync("2024-10-14T16:00+08:00");
        var request = await story.AskDesignAsync();
        using var admin = await app.As("admin");
        var design = await app.DepartmentIdAsync("设计部");
        var general = await app.ScalarAsync<Guid>("select calendar_id from collab.deadlines where id = $1", request.Json.RefId("deadline"));
        var own = (await admin.PostAsync("/api/v1/calendars", new { name = new { zh = "设计部日历", en = "Design calendar" }, copyOf = general })).ShouldBe(201);
        var shortDays = new
        {
            workingTimes = new[] { "monday", "tuesday", "wednesday", "thursday" }.Select(weekday => new { weekday, start = "10:00", end = "15:00" }),
            standardHours = new { start = "10:00", end = "15:00" },
            specialDays = own["specialDays"],
            years = own["years"],
        };
        (await admin.PutAsync($"/api/v1/calendars/{own.Id}", shortDays, own.Version)).ShouldBe(200);
        var department = (await admin.GetAsync($"/api/v1/departments/{design}")).ShouldBe(200);

        var effect = (await admin.PutAsync($"/api/v1/departments/{design}/calendar", new { calendarId = own.Id }, department.Version)).ShouldBe(200);

        // Monday 16:00 is after hours: it counts from Tuesday 10:00.
        Assert.True(effect["moved"].GetInt32() >= 1);
        Assert.Equal("2024-10-17T02:00:00Z", await app.DueAsync(request));
    }
}

internal static class DueTimes
{
    /// <summary>Until when the reply to a request is owed, as it is stored now.</summary>
    public static Task<string> DueAsync(this CollabApp app, Answer request) => app.ScalarAsync<string>(
        "select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from collab.deadlines where id = $1", request.Json.RefId("deadline"));
}
