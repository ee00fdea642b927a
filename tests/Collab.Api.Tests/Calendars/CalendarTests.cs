namespace Collab.Api.Tests.Calendars;

public sealed class CalendarTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Every_member_reads_the_company_s_calendar_and_no_other()
    {
        using var member = await app.As("member");
        using var outsider = await app.As("outsider");

        var row = Assert.Single((await member.GetAsync("/api/v1/calendars")).ShouldBe(200).Items);
        Assert.Equal(("Mainland China", "Asia/Shanghai"), (row.Text("name"), row.Text("timeZone")));
        Assert.Contains(2024, row.GetProperty("years").EnumerateArray().Select(y => y.GetInt32()));
        var calendar = (await member.GetAsync($"/api/v1/calendars/{row.GetProperty("id").GetGuid()}")).ShouldBe(200);
        Assert.Equal("monday 09:00..18:00", $"{calendar["workingTimes"][0].Text("weekday")} {calendar["workingTimes"][0].Text("start")}..{calendar["workingTimes"][0].Text("end")}");
        Assert.Equal(5, calendar["workingTimes"].GetArrayLength());
        (await outsider.GetAsync($"/api/v1/calendars/{row.GetProperty("id").GetGuid()}")).ShouldBeProblem(404, "notFound");
    }

    [Fact]
    public async Task The_days_around_National_Day_are_what_was_announced()
    {
        using var member = await app.As("member");

        var days = (await member.GetAsync($"{await UrlAsync(member)}/days?from=2024-09-28&to=2024-10-12")).ShouldBe(200)["days"].EnumerateArray().ToList();

        Assert.Equal(
            "dayOff makeUpWorkday workday holiday holiday holiday holiday holiday holiday holiday workday workday workday workday makeUpWorkday", string.Join(' ', days.Select(d => d.Text("kind"))));
        Assert.Equal(("2024-10-01", "National Day", false), (days[3].Text("date"), days[3].Text("name"), days[3].GetProperty("provisional").GetBoolean()));
    }

    [Theory]
    [InlineData("from=2024-01-01&to=2025-02-04", 422)]   // 401 days
    [InlineData("from=2024-10-02&to=2024-10-01", 422)]
    [InlineData("from=0001-01-01&to=0001-01-02", 422)]
    [InlineData("from=yesterday&to=2024-10-01", 400)]
    [InlineData("from=2024-10-01", 400)]
    [InlineData("from=2024-10-01&to=2024-10-02&year=2024", 400)]
    public async Task A_period_is_at_most_400_days_and_runs_forwards(string period, int status)
    {
        using var member = await app.As("member");

        (await member.GetAsync($"{await UrlAsync(member)}/days?{period}")).ShouldBe(status);
        (await member.GetAsync($"{await UrlAsync(member)}/days?from=2024-01-01&to=2025-02-03")).ShouldBe(200);
    }

    [Theory]
    [InlineData("2024-09-30T07:00:00Z", 2, "2024-10-09T07:00:00Z", "2024-09-30T07:00:00Z")]
    [InlineData("2024-10-11T07:00:00Z", 2, "2024-10-14T07:00:00Z", "2024-10-11T07:00:00Z")]
    [InlineData("2024-10-05T03:00:00Z", 2, "2024-10-10T01:00:00Z", "2024-10-08T01:00:00Z")]
    [InlineData("2024-10-10T20:00:00%2B08:00", 2, "2024-10-14T01:00:00Z", "2024-10-11T01:00:00Z")]
    public async Task Workdays_are_counted_as_the_process_says(string start, int workdays, string due, string countsFrom)
    {
        using var member = await app.As("member");

        var counted = (await member.GetAsync($"{await UrlAsync(member)}/due-time?start={start}&workdays={workdays}")).ShouldBe(200);

        Assert.Equal((due, countsFrom, false), (counted["dueAt"].GetString(), counted["countsFrom"].GetString(), counted["provisional"].GetBoolean()));
        Assert.Equal([1, 2], counted["days"].EnumerateArray().Where(d => d.GetProperty("counted").ValueKind == JsonValueKind.Number).Select(d => d.GetProperty("counted").GetInt32()));
    }

    [Fact]
    public async Task A_count_is_of_1_to_250_workdays_and_says_when_it_is_provisional()
    {
        using var member = await app.As("member");
        var url = await UrlAsync(member) + "/due-time";

        (await member.GetAsync($"{url}?start=2024-10-11T07:00:00Z&workdays=251")).ShouldBeProblem(422, "workCalendar.workdaysOutOfRange", "$.workdays");
        (await member.GetAsync($"{url}?start=9999-12-31T00:00:00Z&workdays=1")).ShouldBeProblem(422, "validation.failed", "$.start");
        Assert.True((await member.GetAsync($"{url}?start=2026-12-31T07:00:00Z&workdays=2")).ShouldBe(200)["provisional"].GetBoolean());
    }

    private static async Task<string> UrlAsync(Person person) =>
        $"/api/v1/calendars/{(await person.GetAsync("/api/v1/calendars")).ShouldBe(200).Items[0].GetProperty("id").GetGuid()}";
}
