using Collab.Application.Common;
using Collab.Application.Summaries;
using Collab.Domain.Acceptances;
using Collab.Domain.Issues;
using Collab.Domain.ResourceRequests;
using Collab.Domain.Summaries;
using Collab.Domain.WorkItems;
using NodaTime;

namespace Collab.Application.Tests.Summaries;

public sealed class SummaryTextTests
{
    /// <summary>The worked example after its end.</summary>
    private static readonly SummaryFacts Promotion = new(
        "竞品甲占了30%的市场。", "首月销量10,000台。", October(31),
        [
            new("首月销量", 10_000, "台", new LocalDate(2024, 11, 12), 10_500, Verdict.Passed, null),
            new("用户触达", 500_000, "人", October(31), 480_000.5m, Verdict.PassedWithRemarks, "差在线下"),
            new("复购率", 5, "%", October(31), null, null, null),
        ],
        [new("市场部", true, "周岚"), new("设计部", false, null)],
        new(
        [
            new("推广文案初稿", WorkItemState.Completed, ["周岚", "何清"], "林溯", October(10), October(11), 1),
            new("宣传物料制作", WorkItemState.Completed, ["何清"], "林溯", October(15), October(15), 0),
            new("渠道铺货排期", WorkItemState.Completed, ["陈立"], "高远", October(12), October(13), 3),
            new("线下推广", WorkItemState.Cancelled, [], null, October(20), null, 0),
            new("备用方案", WorkItemState.Planned, [], null, null, null, 0),
        ], 0),
        new(
        [
            new("海报模板", 1, "套", "设计部", ResourceRequestState.Provided, ReplyDecision.Provide, null, null),
            new("渠道门店", 10, "家", "销售部", ResourceRequestState.Settled, ReplyDecision.ProvideInPart, 7, null),
            new("推广预算", 300_000, "元", "财务部", ResourceRequestState.Settled, ReplyDecision.Decline, null, "分两期支付"),
            new("试用装", 200, "份", "产品部", ResourceRequestState.Withdrawn, null, null, null),
            new("摄影师", 1, "人", "设计部", ResourceRequestState.Submitted, null, null, null),
        ], 3),
        new([new("投放素材未过审", "上线推迟2天", IssueState.Closed, [new("重做素材", "何清", October(12), October(12)), new("复核卖点", null, October(13), null)])], 0),
        [new("市场部", 5, 1, 0, 1), new("设计部", 3, 0, 2, 0)],
        new(["各部门当天答复"], ["文案返工一次"], ["卖点中途调整"], [new("卖点清单随需求说明一起交", "周岚", new LocalDate(2024, 12, 1))]));

    [Theory]
    [InlineData(SummarySections.Background, "竞品甲占了30%的市场。|核心需求：首月销量10,000台。|期望完成：2024年10月31日")]
    [InlineData(SummarySections.Goals,
        "首月销量：目标 10,000 台（2024年11月12日前），实际 10,500 台。验收通过。"
        + "|用户触达：目标 500,000 人（2024年10月31日前），实际 480,000.5 人。验收通过，附意见：差在线下"
        + "|复购率：目标 5 %（2024年10月31日前），没有实测值。")]
    [InlineData(SummarySections.Responsibilities,
        "市场部（牵头部门），协作接口人 周岚|设计部，协作接口人 未指定|「推广文案初稿」：负责人 周岚、何清，审批人 林溯|「宣传物料制作」：负责人 何清，审批人 林溯"
        + "|「渠道铺货排期」：负责人 陈立，审批人 高远|「线下推广」：负责人 未指定，审批人 未指定|「备用方案」：负责人 未指定，审批人 未指定")]
    [InlineData(SummarySections.Schedule,
        "共 5 项任务：1 项不晚于商定日期完成，2 项晚于商定日期完成，1 项取消。|「推广文案初稿」：商定 10月10日，实际 10月11日，改期 1 次。|「宣传物料制作」：商定 10月15日，实际 10月15日，没有改期。"
        + "|「渠道铺货排期」：商定 10月12日，实际 10月13日，改期 3 次。|「线下推广」：商定 10月20日，已取消。|「备用方案」：没有进入批准的方案。")]
    [InlineData(SummarySections.Resources,
        "「海报模板」1 套，向设计部申请：可以提供。|「渠道门店」10 家，向销售部申请：可提供 7 家。|「推广预算」300,000 元，向财务部申请：不能提供，替代方案：分两期支付"
        + "|「试用装」200 份，向产品部申请：已撤回。|「摄影师」1 人，向设计部申请：没有答复。|另有 3 项，见归档文件。")]
    [InlineData(SummarySections.Issues, "「投放素材未过审」已关闭。影响：上线推迟2天|— 重做素材（何清，10月12日前），10月12日完成|— 复核卖点（未指定，10月13日前），未完成")]
    [InlineData(SummarySections.Deadlines, "市场部：按时完成 5 项，逾期后完成 1 项，逾期未完成 0 项，豁免 1 项。|设计部：按时完成 3 项，逾期后完成 0 项，逾期未完成 2 项，豁免 0 项。")]
    [InlineData(SummarySections.Retrospective, "做得好：各部门当天答复|不足：文案返工一次|原因：卖点中途调整|改进措施：卖点清单随需求说明一起交（周岚，2024年12月1日前）")]
    public void In_Chinese_it_reads(string section, string lines) => Assert.Equal(lines, Section(Languages.Chinese, section));

    [Theory]
    [InlineData(SummarySections.Goals,
        "首月销量: target 10,000 台 by 12 November 2024, measured 10,500 台. Passed.|用户触达: target 500,000 人 by 31 October 2024, measured 480,000.5 人. Passed with remarks: 差在线下"
        + "|复购率: target 5 % by 31 October 2024, not measured.")]
    [InlineData(SummarySections.Schedule,
        "5 tasks: 1 completed by the agreed date, 2 after it, 1 cancelled.|“推广文案初稿”: agreed for 10 October, finished 11 October, moved once.|“宣传物料制作”: agreed for 15 October, finished 15 October, never moved."
        + "|“渠道铺货排期”: agreed for 12 October, finished 13 October, moved 3 times.|“线下推广”: agreed for 20 October, cancelled.|“备用方案”: not part of the approved plan.")]
    [InlineData(SummarySections.Deadlines, "市场部: 5 met, 1 met late, 0 breached and not met, 1 waived.|设计部: 3 met, 0 met late, 2 breached and not met, 0 waived.")]
    public void In_English_it_reads(string section, string lines) => Assert.Equal(lines, Section(Languages.English, section));

    [Theory]
    [InlineData(Languages.Chinese, "没有资源申请。", "没有问题反馈。", "没有到期的时限。")]
    [InlineData(Languages.English, "No resource was requested.", "No issue was reported.", "No deadline fell due.")]
    public void What_there_was_none_of_is_said(string language, string resources, string issues, string deadlines)
    {
        var quiet = Promotion with { Requests = new([], 0), Issues = new([], 0), Deadlines = [] };
        var sections = new SummaryText(language).Of(quiet).ToDictionary(s => s.Code, s => s.Text);
        Assert.Equal((resources, issues, deadlines), (sections[SummarySections.Resources], sections[SummarySections.Issues], sections[SummarySections.Deadlines]));
    }

    [Fact]
    public void Deadlines_never_name_a_person() =>
        Assert.DoesNotContain(new[] { "周岚", "何清", "林溯", "陈立", "高远" }, Section(Languages.Chinese, SummarySections.Deadlines).Contains);

    [Fact]
    public void Every_section_is_there_and_has_its_title_in_both_languages()
    {
        Assert.Equal(SummarySections.InOrder, new SummaryText(Languages.English).Of(Promotion).Select(s => s.Code));
        Assert.All(SummarySections.InOrder, code => Assert.Contains($"summary.section.{code}", RuleTexts.CodesIn(Languages.Chinese)));
        Assert.All(SummarySections.InOrder, code => Assert.Contains($"summary.section.{code}", RuleTexts.CodesIn(Languages.English)));
    }

    private static string Section(string language, string code) =>
        new SummaryText(language).Of(Promotion).Single(s => s.Code == code).Text.Replace('\n', '|');

    private static LocalDate October(int day) => new(2024, 10, day);
}
