using Collab.Application.Collaborations;
using Collab.Application.Notifications;
using Collab.Application.Plans;

namespace Collab.Infrastructure.Demo;

/// <summary>A finished one, from brief to archive, in July.</summary>
internal sealed class ArchivedStory(DemoStage stage)
{
    private CollaborationStory _story = null!;

    public void Write()
    {
        stage.On("2024-07-01 09:30", async ct => _story = await CollaborationStory.StartAsync(
            stage, "sales.head", "Q3 渠道陈列资源协调", Scenario.ResourceCoordination, "sales", ["marketing", "design"],
            new BriefText(
                "三季度新开 20 家门店，陈列物料由市场部、设计部分头供应，去年同期缺货 6 家。",
                "20 家门店 7月19日前全部完成陈列，物料按周配送。",
                new LocalDate(2024, 7, 19)),
            [new GoalText("完成陈列的门店", 20, "家", new LocalDate(2024, 7, 19)), new GoalText("陈列费用不超过", 120_000, "元", new LocalDate(2024, 7, 19))], ct));
        stage.On("2024-07-01 15:00", ct => _story.KickoffAsync("sales.head", ["sales.head", "sales.director", "market.director", "design.head"], [("物料配送走哪条线？", "走区域仓，每周二、周五发车。")], ct));
        stage.On("2024-07-02 10:00", async ct =>
        {
            await _story.ConfirmAsync("sales.director", "sales", [], ct);
            await _story.ConfirmAsync("market.director", "marketing", [("销售部给出 20 家门店的面积和开业日", "sales.head", "2024-07-03 18:00")], ct);
            await _story.ConfirmAsync("design.head", "design", [], ct);
            await _story.LiaisonAsync("sales.director", "sales", "sales.head", "sales.channel", ct);
            await _story.LiaisonAsync("market.director", "marketing", "market.manager", null, ct);
            await _story.LiaisonAsync("design.head", "design", "design.head", "design.visual", ct);
        });
        stage.On("2024-07-03 11:00", ct => _story.FulfilConditionsAsync("sales.head", ct));
        stage.On("2024-07-05 18:00", async ct =>
        {
            await _story.PhasesAsync("sales.head", [new PhaseDraft("陈列期", new(2024, 7, 8), new(2024, 7, 19), "20 家门店全部完成陈列并拍照", "市场部：陈列补贴 120,000 元；设计部：堆头设计")], ct);
            await _story.WorkItemAsync("sales.head", "门店堆头设计", new(2024, 7, 8), new(2024, 7, 11), "三种面积各一版，门店能自己安装", "陈列期", "R design.head, A sales.director, C market.manager", ct);
            await _story.WorkItemAsync("sales.head", "陈列物料采购", new(2024, 7, 8), new(2024, 7, 12), "20 套物料到区域仓", "陈列期", "R market.manager, A market.director, I sales.head", ct);
            await _story.WorkItemAsync("sales.head", "门店陈列实施", new(2024, 7, 12), new(2024, 7, 18), "20 家门店照片验收", "陈列期", "R sales.head, A sales.director, I market.manager", ct);
            await _story.ApprovePlanAsync("sales.director", ct);
        });
        stage.On("2024-07-11 16:00", ct => _story.CompleteAsync("design.head", "门店堆头设计", ct));
        stage.On("2024-07-12 15:00", async ct =>
        {
            await _story.ProgressAsync("market.manager", "陈列物料采购", 80, "一家供应商缺 4 套", "改由备选供应商补，15日到仓", null, ct);
            await _story.ReportAsync("market.manager", new(2024, 7, 8), [("陈列物料采购", 80, "一家供应商缺 4 套", "改由备选供应商补，15日到仓", "15日核对到仓数")], ct);
            await _story.ReportAsync("sales.head", new(2024, 7, 8), [("门店陈列实施", 10, null, null, "先做 2 家样板店")], ct);
            await _story.ReportAsync("design.head", new(2024, 7, 8), [("门店堆头设计", 100, null, null, "随实施答疑")], ct);
        });
        stage.On("2024-07-13 10:00", ct => _story.CompleteAsync("market.manager", "陈列物料采购", ct));
        stage.On("2024-07-18 17:00", ct => _story.CompleteAsync("sales.head", "门店陈列实施", ct));
        stage.On("2024-07-19 14:00", ct => _story.JudgeAllAsync("sales.head", [20, 118_400], "费用比预算少 1,600 元", ct));
        stage.On("2024-07-19 16:00", ct => _story.AcceptAllAsync("sales.head", "sales.director", ct));
        stage.On("2024-07-23 15:30", ct => _story.RetrospectAsync(
            "sales.head", "2024-07-23 14:00",
            ["门店面积和开业日在第 3 天就交齐，设计没有返工", "样板店先做，实施少走弯路"], ["一家供应商缺 4 套，采购晚 1 天"], ["只有一家供应商报过交期，没有备选"],
            [("物料采购至少两家供应商，交期写进合同", "market.manager", new(2024, 8, 15))], ct));
        stage.On("2024-07-24 10:00", ct => _story.ArchiveAsync("sales.head", ct));
    }
}

/// <summary>One whose departments have not all confirmed, and one that is still a draft.</summary>
internal sealed class BeginningStories(DemoStage stage)
{
    private CollaborationStory _story = null!;

    public void Write()
    {
        stage.On("2024-10-09 14:00", async ct => _story = await CollaborationStory.StartAsync(
            stage, "product.head", "2025 年度目标对齐", Scenario.GoalAlignment, "product", ["marketing", "sales", "design"],
            new BriefText(
                "2024 年三个部门各自定目标，下半年出现两次产能和促销错位。",
                "11月29日前把公司 2025 年营收目标分解到四个部门，每个部门 3 个可量的目标。",
                new LocalDate(2024, 11, 29)),
            [new GoalText("2025 年营收", 480, "百万元", new LocalDate(2025, 12, 31)), new GoalText("签字确认的部门", 4, "个", new LocalDate(2024, 11, 29))], ct));
        stage.On("2024-10-10 17:30", ct => _story.KickoffAsync(
            "product.head", ["product.head", "market.director", "sales.director", "design.head"], [("营收口径含不含服务收入？", "含，由总经办 10月18日前给出拆分。")], ct));
        // People have read yesterday's news; what is unread is of today.
        stage.On("2024-10-10 20:30", async ct =>
        {
            foreach (var member in DemoPeople.Members) await stage.DoesAsync(member.Account, new ReadAllNotifications(), ct);
        });
        stage.On("2024-10-11 09:10", ct => _story.ConfirmAsync("market.director", "marketing", [], ct));
        stage.On("2024-10-11 09:35", ct => _story.DeclineAsync("design.head", "design", "设计部没有营收指标，要先定一个能量的目标，例如物料按期交付率 95%", ct));
        stage.On("2024-10-11 09:50", async ct => await CollaborationStory.StartAsync(
            stage, "sales.director", "双十一门店备货", Scenario.ResourceCoordination, "sales", ["marketing", "product"],
            new BriefText(
                "去年双十一有 14 家门店断货，损失订单 1,260 单。",
                "10月31日前 40 家门店完成备货，主推 3 款机型。",
                new LocalDate(2024, 11, 8)),
            [new GoalText("完成备货的门店", 40, "家", new LocalDate(2024, 10, 31))], ct));
    }
}
