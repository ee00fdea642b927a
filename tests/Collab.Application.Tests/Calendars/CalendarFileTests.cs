using System.Text;
using Collab.Application.Calendars.Files;
using Collab.Application.Common;
using NodaTime;

namespace Collab.Application.Tests.Calendars;

/// <summary>What is read from the files in which holidays are published, and what is refused of them.</summary>
public sealed class CalendarFileTests
{
    private static readonly LocalDate Today = new(2024, 10, 11);

    [Fact]
    public void The_list_of_chinese_days_has_both_names_and_its_days_in_lieu_once()
    {
        var days = Read("""
            {
              "holidays": {
                "2024-10-01": "National Day,国庆节,3", "2024-10-02": "National Day,国庆节,3", "2024-10-07": "National Day,国庆节,3"
              },
              "workdays": { "2024-10-12": "National Day,国庆节,3" },
              "inLieuDays": { "2024-10-07": "National Day,国庆节,3" }
            }
            """);

        Assert.Equal(
            "10-01 holiday 国庆节/National Day, 10-02 holiday 国庆节/National Day, 10-07 holiday 国庆节/National Day, 10-12 makeUpWorkday 国庆节/National Day", Said(days));
        Assert.Equal(3, days.Days.First().Line);
    }

    [Fact]
    public void The_announcement_of_holiday_cn_says_which_year_it_is()
    {
        var days = Read("""
            {
              "$schema": "https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/schema.json",
              "year": 2024,
              "papers": ["https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm"],
              "days": [
                { "name": "春节", "date": "2024-02-04", "isOffDay": false },
                { "name": "春节", "date": "2024-02-10", "isOffDay": true },
                { "name": "中秋节", "date": "2024-09-17", "isOffDay": true }
              ]
            }
            """);

        Assert.Equal("02-04 makeUpWorkday 春节/Spring Festival, 02-10 holiday 春节/Spring Festival, 09-17 holiday 中秋节/Mid-autumn Festival", Said(days));
        Assert.Equal([2024], days.Years);
        Assert.Equal([6, 7, 8], days.Days.Select(x => x.Line));
    }

    [Fact]
    public void What_Collab_writes_is_read_again_with_half_days()
    {
        var days = Read("""
            { "specialDays": [
              { "date": "2024-12-31", "kind": "halfDay", "name": { "zh": "除夕前", "en": "New Year's Eve" }, "hours": { "start": "09:00", "end": "12:00" } },
              { "date": "2024-12-24", "kind": "dayOff", "name": null, "hours": null }
            ] }
            """);

        Assert.Equal("12-24 dayOff, 12-31 halfDay 除夕前/New Year's Eve 09:00-12:00", Said(days));
    }

    [Theory]
    [InlineData("date,kind,name,start,end\n2024-10-01,holiday,National Day,,\n2024-12-31,halfDay,,9:00,12:00")]
    [InlineData("类型;日期;名称;开始;结束\r\n放假;2024/10/1;国庆节;;\r\n半天班;2024年12月31日;;09:00;12:00\r\n")]
    [InlineData("日期\t类型\t名称\t开始\t结束\n20241001\t休\t\"国庆节\"\n\n2024.12.31\t半天\t\t9：00\t12:00")]
    [InlineData("2024-10-01,holiday,国庆\n2024-12-31,half day,,9:00,12:00")]
    public void A_table_is_read_with_its_headers_in_either_language_and_any_separator(string csv)
    {
        var days = Read(csv);

        Assert.Equal(["10-01 holiday", "12-31 halfDay 09:00-12:00"], Said(days).Replace("国庆节/", "", StringComparison.Ordinal).Replace("国庆/", "", StringComparison.Ordinal).Replace(" National Day", "", StringComparison.Ordinal).Split(", "));
        Assert.Equal("National Day", days.Days.First().Name!.En);
    }

    [Fact]
    public void A_table_from_a_spreadsheet_may_be_in_GB18030_or_have_a_byte_order_mark()
    {
        const string csv = "日期,类型,名称\n2024-02-10,放假,春节\n2024-02-18,调休上班,春节";
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(csv);

        foreach (var bytes in new[] { gb, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(csv)], [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(csv)] })
            Assert.Equal("02-10 holiday 春节/Spring Festival, 02-18 makeUpWorkday 春节/Spring Festival", Said(CalendarFile.Read(bytes, Today)));
    }

    [Fact]
    public void Every_bad_row_is_named_with_its_line_and_its_reason_and_good_ones_are_still_seen()
    {
        var days = Read("""
            日期,类型,名称,开始,结束
            2024-02-30,放假,元宵
            ,放假,元宵
            2024-10-01,放假,国庆节
            2024-10-02,调休,国庆节
            2024-10-03,加班,国庆节
            2024-10-04,放假,国庆节,09:00,12:00
            2024-10-05,半天班,国庆节
            2024-10-06,半天班,国庆节,12:00,09:00
            2024-10-07,半天班,国庆节,九点,12:00
            2024-10-01,调休上班,国庆节
            1949-10-01,放假,开国
            """);

        Assert.Equal("10-01 holiday 国庆节/National Day", Said(days));
        Assert.Equal(
            [
                "2 unreadableDate 「2024-02-30」不是日期。请写成 2025-10-01。", "3 dateMissing 没有能读的日期。",
                "5 ambiguousKind 「调休」可以指放假，也可以指上班。请写「放假」或「调休上班」。", "6 unknownKind 「加班」不是日子的类型。可用：放假、调休上班、公司休息、半天班。",
                "7 hoursOfDayOff 休息的日子没有上班时间。", "8 hoursMissing 要有开始和结束时间。", "9 hoursEndBeforeTheyStart 结束时间要晚于开始时间。",
                "10 unreadableTime 「九点」不是时间。请写成 09:00。", "11 dayTwice 10月1日在第 4 行已写成别的。请留一条。", "12 dateOutOfRange 1949-10-01 不在 1990 到 2100 年之间。",
            ],
            Refused(days));
        Assert.Equal(10, days.BadCount);
        Assert.Equal("1949-10-01 放假 开国", days.Bad[^1].Text);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n", "empty")]
    [InlineData("date,kind\n", "empty")]
    [InlineData("day off,why\n2024-10-01,x", "noDateColumn")]
    [InlineData("date,name\n2024-10-01,\"National Day", "unclosedQuote")]
    [InlineData("{ \"holidays\": { \"2024-10-01\": ", "unreadableJson")]
    [InlineData("{ \"holidays\": {} } {", "unreadableJson")]
    [InlineData("{ \"feiertage\": {} }", "unknownJson")]
    [InlineData("[1]", "unexpectedValue")]
    [InlineData("PK\u0003\u0004", "unknownFormat")]
    public void A_file_that_is_none_says_why(string content, string code) =>
        Assert.Equal(code, Assert.Single(Refused(Read(content))).Split(' ')[1]);

    [Fact]
    public void Text_in_no_known_encoding_is_not_guessed() =>
        Assert.Equal("1 unreadableText 文字的编码读不懂。请存成 UTF-8 再选一次。", Assert.Single(Refused(CalendarFile.Read([0x64, 0xFF, 0x2C, 0xFF, 0x0A], Today))));

    [Fact]
    public void Huge_files_are_read_to_an_end_and_few_of_their_errors_are_kept()
    {
        var days = Read("date,name\n" + string.Concat(Enumerable.Repeat("x,y\n", 150_000)));
        Assert.Equal((150_000, 100), (days.BadCount, days.Bad.Count));

        var line = Read("date,name\n2024-10-01," + new string('名', 300_000));
        Assert.Equal("nameTooLong", Assert.Single(Refused(line)).Split(' ')[1]);
        Assert.Equal(81, line.Bad[0].Text.Length);

        Assert.Equal("unreadableJson", Assert.Single(Refused(Read(new string('[', 500_000)))).Split(' ')[1]);
    }

    internal static FileDays Read(string text) => CalendarFile.Read(Encoding.UTF8.GetBytes(text), Today);

    /// <summary>The days as one line: month and day, kind, both names, hours.</summary>
    internal static string Said(FileDays days) => string.Join(", ", days.Days.Select(x =>
        string.Join(' ', new[]
        {
            $"{x.Date:MM'-'dd}", CollabJson.Name(x.Kind), x.Name is { } name ? $"{name.Zh}/{name.En}" : null, x.Hours is { } hours ? $"{hours.Start:HH':'mm}-{hours.End:HH':'mm}" : null,
        }.OfType<string>())));

    internal static IReadOnlyList<string> Refused(FileDays days) =>
        [.. days.Bad.Select(x => $"{x.Line} {x.Why.Code[(x.Why.Code.IndexOf('.', StringComparison.Ordinal) + 1)..]} {RuleTexts.Of(x.Why.Code, Languages.Chinese, x.Arguments)}")];
}
