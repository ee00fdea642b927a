using Collab.Application.Collaborations;
using Collab.Application.Plans;
using Collab.Application.ProgressReports;
using Collab.Application.WorkItems;

namespace Collab.Infrastructure.Demo;

/// <summary>
/// The worked example of the process: "Q4 新品推广" of the marketing department, as its tables show it on Friday 11 October
/// 2024 at 10:00. Its first two progress lines are due at 17:00; its issue is not reported yet.
/// </summary>
internal sealed class WorkedExample(DemoStage stage)
{
    private const string Manager = "market.manager";
    private const string Director = "market.director";
    private const string SalesHead = "sales.head";
    private const string SalesDirector = "sales.director";
    private const string Product = "product.head";
    private const string Design = "design.head";

    private CollaborationStory _story = null!;

    private static readonly (string, string, string)[] SellingPoints = [("产品部在 3 天内交出核心卖点清单", Product, "2024-09-29 14:00")];

    public void Write()
    {
        stage.On("2024-09-24 09:40", async ct =>
        {
            _story = await CollaborationStory.StartAsync(
                stage, Manager, "Q4 新品推广", Scenario.NewProduct, "marketing", ["sales", "product", "design"],
                new BriefText(
                    "竞品 A 占走了 30% 的市场，新品需要被看见。",
                    "渠道铺货 10 家门店，10月20日前；线上线下推广同时进行，核心卖点由产品部确认，宣传物料由设计部提供。",
                    new LocalDate(2024, 11, 12)),
                [new GoalText("首月销量", 10_000, "台", new LocalDate(2024, 11, 12)), new GoalText("触达用户", 500_000, "人", new LocalDate(2024, 11, 12))], ct);
        });
        stage.On("2024-09-26 14:00", async ct =>
        {
            await _story.KickoffAsync(
                Manager, [Manager, Director, SalesHead, SalesDirector, Product, Design],
                [("线上投放的素材谁来终审？", "产品部审卖点，设计部审规范，市场部定稿。"), ("10 家门店的名单什么时候定？", "销售部 10月12日前给出排期。")], ct);
        });
        stage.On("2024-09-26 15:30", async ct =>
        {
            await _story.ConfirmAsync(Director, "marketing", SellingPoints, ct);
            await _story.ConfirmAsync(Product, "product", [], ct);
        });
        stage.On("2024-09-26 16:10", async ct =>
        {
            await _story.ConfirmAsync(Design, "design", SellingPoints, ct);
        });
        stage.On("2024-09-27 09:20", async ct =>
        {
            await _story.ConfirmAsync(SalesDirector, "sales", SellingPoints, ct);
        });
        stage.On("2024-09-27 10:30", async ct =>
        {
            await _story.LiaisonAsync(Director, "marketing", Manager, "market.brand", ct);
            await _story.LiaisonAsync(SalesDirector, "sales", SalesHead, "sales.channel", ct);
            await _story.LiaisonAsync(Product, "product", Product, null, ct);
            await _story.LiaisonAsync(Design, "design", Design, null, ct);
        });
        stage.On("2024-09-29 11:20", async ct =>
        {
            await _story.FulfilConditionsAsync(Product, ct);
        });
        stage.On("2024-09-30 09:30", async ct =>
        {
            await _story.PhasesAsync(
                Manager,
                [
                    new PhaseDraft("筹备期", Day(8), Day(10), "推广文案初稿通过产品部的卖点评审", "设计部：海报模板"),
                    new PhaseDraft("执行期", Day(11), Day(20), "日均曝光不低于 50,000 次；转化率不低于 5%", "推广预算 300,000 元；销售部：10 家渠道门店"),
                ], ct);
            await _story.WorkItemAsync(Manager, "推广方案设计", Day(8), Day(10), "方案写明渠道、节奏、预算，市场总监签批", "筹备期", $"R {Manager}, A {Director}, C {Product}, I {SalesHead}", ct);
            await _story.WorkItemAsync(Manager, "推广文案初稿", Day(8), Day(10), "通过产品部的卖点评审", "筹备期", $"R {Manager}, A {Director}, C {Product}", ct);
            await _story.WorkItemAsync(Manager, "宣传物料制作", Day(8), Day(10), "海报、视频、落地页各一套，符合品牌规范", "筹备期", $"R {Design}, A {Manager}, I {Product}", ct);
            await _story.WorkItemAsync(Manager, "渠道铺货排期", Day(11), Day(12), "10 家门店的排期全部确认", "执行期", $"R {SalesHead}, A {SalesDirector}, I {Manager}", ct);
            await _story.WorkItemAsync(Manager, "线上广告投放", Day(13), Day(20), "日均曝光不低于 50,000 次；转化率不低于 5%", "执行期", $"R {Manager}, A {Director}, C {Design}, I {SalesHead}", ct);
            await _story.WorkItemAsync(Manager, "线下推广", Day(14), Day(20), "每家门店每周至少 2 场", "执行期", $"R {SalesHead}, C {Design}", ct);
            await _story.DependsOnAsync(Manager, "线上广告投放", "宣传物料制作", ct);
            await _story.DependsOnAsync(Manager, "线下推广", "宣传物料制作", ct);
        });
        stage.On("2024-09-30 15:00", async ct =>
        {
            await _story.RequestAsync(Manager, "design", ResourceKind.Tool, "海报模板", 1, "套", "推广文案和门店海报统一版式", "10月8日起由市场部套用，成品交设计部校对", Day(8), Day(20), "推广文案初稿", ct);
            await _story.RequestAsync(Manager, "sales", ResourceKind.Material, "10 家渠道门店", 10, "家", "新品首批铺货和线下推广", "每家门店留出主陈列位 1 个", Day(11), Day(20), "渠道铺货排期", ct);
        });
        stage.On("2024-09-30 16:30", async ct =>
        {
            await _story.ReplyAsync(Design, "海报模板", ReplyDecision.Provide, "模板已放到共享盘，10月8日可用。", null, null, ct);
        });
        // After the week's report was due: the first one owed is that of the week of the 7th.
        stage.On("2024-09-30 17:30", async ct =>
        {
            await _story.ApprovePlanAsync(Director, ct);
        });
        stage.On("2024-10-09 11:20", async ct =>
        {
            await _story.ReplyAsync(SalesHead, "10 家渠道门店", ReplyDecision.ProvideInPart, "另外 3 家暂停合作，正在找替换门店。", null, 7, ct);
        });
        stage.On("2024-10-08 09:10", async ct =>
        {
            await _story.StartWorkAsync(Manager, "推广文案初稿", ct);
            await _story.StartWorkAsync(Manager, "推广方案设计", ct);
            await _story.StartWorkAsync(Design, "宣传物料制作", ct);
        });
        stage.On("2024-10-09 15:40", async ct =>
        {
            await _story.ReviseAsync(Manager, "卖点有调整，方案和物料要跟着改", [("推广方案设计", Day(8), Day(11)), ("宣传物料制作", Day(8), Day(11))], ct);
        });
        stage.On("2024-10-09 16:10", async ct =>
        {
            await _story.ApproveRevisionAsync(Director, ct);
        });
        stage.On("2024-10-10 17:10", async ct =>
        {
            await _story.ProgressAsync(Design, "宣传物料制作", 80, null, null, "视频剪辑中，海报待校对", ct);
        });
        stage.On("2024-10-10 20:00", async ct =>
        {
            await _story.RequestAsync(SalesHead, "marketing", ResourceKind.Budget, "两家新门店的陈列补贴", 16_000, "元", "补上暂停合作的门店", "每家 8,000 元，随首批陈列支付", Day(14), new LocalDate(2024, 11, 12), "渠道铺货排期", ct);
        });
        stage.On("2024-10-11 09:05", async ct =>
        {
            await _story.ProgressAsync(SalesHead, "渠道铺货排期", 50, "3 家门店暂停合作", "另找 2 家门店，13日前敲定", "等市场部答复陈列补贴", ct);
        });
        stage.On("2024-10-11 09:20", async ct =>
        {
            await _story.ProgressAsync(Manager, "推广方案设计", 90, null, null, "今天交林溯审批", ct);
        });
        stage.On("2024-10-11 09:40", async ct =>
        {
            await _story.ProgressAsync(Manager, "推广文案初稿", 100, "卖点有调整，文案返工", "11日 18:00 前交终稿", "交产品部复核卖点", ct);
        });
    }

    private static LocalDate Day(int october) => new(2024, 10, october);
}
