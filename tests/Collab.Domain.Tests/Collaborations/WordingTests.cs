using Collab.Domain.Collaborations;

namespace Collab.Domain.Tests.Collaborations;

public sealed class WordingTests
{
    /// <summary>The findings as a person would underline them: "words=reason", joined by "; ".</summary>
    private static string Underlined(string text, bool isGoal) =>
        string.Join("; ", Wording.Check(text, isGoal).Select(x => $"{x.Text}={x.Reason}"));

    [Theory]
    // By when?
    [InlineData("尽快完成推广物料", "尽快完成=NoDate")]
    [InlineData("请设计部尽早给出初稿", "尽早=NoDate")]
    [InlineData("问题出现后马上处理", "马上处理=NoDate")]
    [InlineData("发现问题及时反馈", "及时反馈=NoDate")]
    [InlineData("适时启动第二轮投放", "适时=NoDate")]
    [InlineData("新品近期上线", "近期=NoDate")]
    [InlineData("这几天内把名单给我", "这几天内=NoDate")]
    [InlineData("客户投诉要快速响应", "快速响应=NoDate")]
    [InlineData("Finish the posters as soon as possible", "as soon as possible=NoDate")]
    [InlineData("Please send the list ASAP", "ASAP=NoDate")]
    [InlineData("We will launch soon.", "soon=NoDate")]
    [InlineData("Reply to complaints in a timely manner", "in a timely manner=NoDate")]
    [InlineData("Immediately tell the liaison", "Immediately=NoDate")]
    [InlineData("Settle the lead quickly", "Settle the lead quickly=NoDate")]
    // How far?
    [InlineData("提升效果", "提升效果=NotMeasurable")]
    [InlineData("本次协作要提升销量", "提升销量=NotMeasurable")]
    [InlineData("提升销量，11月12日前", "提升销量=NotMeasurable")]
    [InlineData("加强部门间沟通", "加强部门间沟通=NotMeasurable")]
    [InlineData("优化一下页面", "优化一下页面=NotMeasurable")]
    [InlineData("进一步改善用户体验", "进一步改善用户体验=NotMeasurable")]
    [InlineData("降低成本", "降低成本=NotMeasurable")]
    [InlineData("推进项目落地", "推进项目落地=NotMeasurable")]
    [InlineData("落实责任", "落实责任=NotMeasurable")]
    [InlineData("竞品占了30%的市场，我们要提升品牌知名度", "提升品牌知名度=NotMeasurable")]
    [InlineData("Improve the effect of the campaign", "Improve the effect=NotMeasurable")]
    [InlineData("We need to improve sales by 12 November", "improve sales=NotMeasurable")]
    [InlineData("Enhance customer satisfaction", "Enhance customer satisfaction=NotMeasurable")]
    [InlineData("Strengthen cross-department communication", "Strengthen cross-department communication=NotMeasurable")]
    [InlineData("Optimize it a bit", "Optimize it a bit=NotMeasurable")]
    [InlineData("Reduce complaints", "Reduce complaints=NotMeasurable")]
    // How much?
    [InlineData("大概需要三家门店", "大概=VagueQuantity")]
    [InlineData("适当增加预算", "适当=VagueQuantity")]
    [InlineData("差不多就可以发布", "差不多=VagueQuantity")]
    [InlineData("准备一些宣传物料", "一些=VagueQuantity")]
    [InlineData("需要若干海报", "若干=VagueQuantity")]
    [InlineData("Prepare some posters", "some=VagueQuantity")]
    [InlineData("An appropriate budget is needed", "appropriate=VagueQuantity")]
    [InlineData("Several stores take part", "Several=VagueQuantity")]
    // What is good enough?
    [InlineData("让新品的露出更好", "更好=VagueQuality")]
    [InlineData("取得良好的效果", "良好的效果=VagueQuality")]
    [InlineData("物料要到位", "到位=VagueQuality")]
    [InlineData("The new page must be better", "better=VagueQuality")]
    [InlineData("Deliver satisfactory results", "satisfactory results=VagueQuality")]
    // Will it be done?
    [InlineData("尽量在周五前交", "尽量=NoCommitment")]
    [InlineData("争取首月销量10,000台", "争取=NoCommitment")]
    [InlineData("努力提升销量", "努力=NoCommitment; 提升销量=NotMeasurable")]
    [InlineData("We try to sell 10,000 units", "try to=NoCommitment")]
    [InlineData("Use the old templates as much as possible", "as much as possible=NoCommitment")]
    // What else?
    [InlineData("海报、展架等等", "等等=OpenEnded")]
    [InlineData("Posters, flyers, etc.", "etc.=OpenEnded")]
    // Several at once, in the order of the text
    [InlineData("尽快提升效果", "尽快=NoDate; 提升效果=NotMeasurable")]
    [InlineData("Improve the effect as soon as possible", "Improve the effect=NotMeasurable; as soon as possible=NoDate")]
    public void Underlines_what_is_vague(string text, string findings) => Assert.Equal(findings, Underlined(text, isGoal: false));

    [Theory]
    // The worked example
    [InlineData("竞品A占了30%的市场，新品必须被看见")]
    [InlineData("Competitor A took 30 % of the market; the new product must be seen.")]
    [InlineData("产品部在3天内交付核心卖点清单")]
    [InlineData("The product department delivers the list of core selling points within 3 days.")]
    [InlineData("通过产品部的卖点审核；每天至少50,000次曝光，转化率至少5%")]
    [InlineData("At least 50,000 exposures a day; conversion at least 5 %")]
    [InlineData("3 stores paused the cooperation; find 2 other stores, settled by 13 October")]
    [InlineData("线上广告素材审核未通过，投放推迟2天，设计部10月12日10:00前返工")]
    // Measured or dated after all
    [InlineData("首月销量10,000台")]
    [InlineData("提升销量 20% 至 12,000 台, 11月12日前")]
    [InlineData("销量从8,000台提升到10,000台")]
    [InlineData("提升响应速度，24小时内答复")]
    [InlineData("把转化率提高两成")]
    [InlineData("降低投诉量至每月5件以下")]
    [InlineData("尽快完成，最晚11月12日")]
    [InlineData("10月15日前推进渠道铺货")]
    [InlineData("加快进度，周五17:00前交初稿")]
    [InlineData("Improve sales by 20 % to 12,000 units by 12 November")]
    [InlineData("Increase conversion from 3 % to 5 %")]
    [InlineData("Improve response times: answer within 24 hours")]
    [InlineData("Send the list as soon as possible, by Friday at the latest")]
    // What happened is told, not wanted
    [InlineData("上季度优化了审批流程")]
    [InlineData("物料交付不及时，三家门店因此暂停合作")]
    [InlineData("近期两家门店关闭")]
    [InlineData("项目推进中遇到素材审核问题")]
    [InlineData("争取到两家新门店")]
    [InlineData("在大家的努力下首批已到货")]
    [InlineData("竞品大约占了30%的市场")]
    [InlineData("The competitor has approximately 30 % of the market.")]
    [InlineData("Sales improved last year and the price increase hurt us.")]
    [InlineData("Launch as soon as the material is approved")]
    [InlineData("Complaints rose immediately after the launch")]
    // Words inside other words
    [InlineData("需求范围以及时间安排见附件")]
    [InlineData("涉及时长的条款由法务确认")]
    [InlineData("加强版包装已定稿")]
    [InlineData("增强现实展台由设计部负责")]
    [InlineData("改进措施清单有负责人")]
    [InlineData("本周推进会由市场部召开")]
    [InlineData("An awesome handsome poster for the sooner-or-later shop named Somerset")]
    [InlineData("The betterment fund and the improvement list")]
    [InlineData("")]
    [InlineData("  \n ")]
    public void Leaves_alone_what_can_be_held_to(string text) => Assert.Equal("", Underlined(text, isGoal: false));

    [Theory]
    [InlineData("首月销量10,000台", "")]
    [InlineData("触达用户50万", "")]
    [InlineData("500,000 users reached", "")]
    [InlineData("First-month sales 10,000 units", "")]
    [InlineData("提升销量 20% 至 12,000 台, 11月12日前", "")]
    [InlineData("尽快提升效果", "尽快=NoDate; 提升效果=NotMeasurable")]
    [InlineData("让所有门店都知道新品", "让所有门店都知道新品=MissingMeasure")]
    [InlineData("The new product is seen", "The new product is seen=MissingMeasure")]
    [InlineData("11月12日前新品上市", "11月12日前新品上市=MissingMeasure")]
    [InlineData("Q4 launch of the X200 by 12 November", "Q4 launch of the X200 by 12 November=MissingMeasure")]
    [InlineData("首月销量10,000台左右", "左右=VagueQuantity")]
    [InlineData("首月销量大约10,000台", "大约=VagueQuantity")]
    [InlineData("Roughly 10,000 units", "Roughly=VagueQuantity")]
    [InlineData("争取首月销量10,000台", "争取=NoCommitment")]
    public void A_goal_needs_a_value_that_is_meant(string text, string findings) => Assert.Equal(findings, Underlined(text, isGoal: true));

    [Fact]
    public void Says_where_the_words_stand_as_a_browser_counts_characters()
    {
        const string Text = "🚀 新品要尽快上线，as soon as possible";

        var findings = Wording.Check(Text, isGoal: false);

        Assert.Equal([(6, 4), (11, 19)], findings.Select(x => (x.Start, x.Length)));
        Assert.All(findings, x => Assert.Equal(x.Text, Text.Substring(x.Start, x.Length)));
    }

    [Fact]
    public void A_missing_measure_spans_the_words_without_the_space_around_them()
    {
        var finding = Assert.Single(Wording.Check("  新品被看见 ", isGoal: true));

        Assert.Equal(new(2, 5, "新品被看见", WordingReason.MissingMeasure), finding);
    }

    [Fact]
    public void A_long_text_has_each_of_its_findings_once_and_none_overlapping()
    {
        var text = string.Concat(Enumerable.Repeat("尽快提升效果。", 300));

        var findings = Wording.Check(text, isGoal: false);

        Assert.Equal(600, findings.Count);
        Assert.All(findings.Zip(findings.Skip(1)), x => Assert.True(x.First.Start + x.First.Length <= x.Second.Start));
    }
}
