using Collab.Application.Collaborations;
using Collab.Application.Meetings;
using Collab.Application.Plans;

namespace Collab.Infrastructure.Demo;

/// <summary>A second running collaboration, of the scenario "customer problem": late work, a risk warning with its meeting, issues and requests in many states.</summary>
internal sealed class ComplaintStory(DemoStage stage)
{
    private const string Head = "service.head";
    private const string Lead = "service.lead";
    private const string Firmware = "固件修复并回归";

    private CollaborationStory _story = null!;

    public void Write()
    {
        stage.On("2024-10-08 09:30", async ct => _story = await CollaborationStory.StartAsync(
            stage, Head, "门店客诉快速处理", Scenario.CustomerProblem, "service", ["sales", "product"],
            new BriefText(
                "9月下旬门店收到 86 起新机断连投诉，其中 31 起来自同一批次。",
                "10月18日前给出 86 位顾客的处理结果，并查明断连的原因。",
                new LocalDate(2024, 10, 18)),
            [new GoalText("投诉办结", 86, "起", new LocalDate(2024, 10, 18)), new GoalText("同类新增投诉不超过", 5, "起", new LocalDate(2024, 10, 31))], ct));
        stage.On("2024-10-08 10:30", ct => _story.KickoffAsync(
            Head, [Head, Lead, "sales.director", "sales.head", "product.head"], [("退换货由谁批？", "5,000 元以内门店店长批，以上由客服部批。")], ct));
        stage.On("2024-10-08 11:00", async ct =>
        {
            await _story.ConfirmAsync(Head, "service", [], ct);
            await _story.ConfirmAsync("sales.director", "sales", [], ct);
            await _story.ConfirmAsync("product.head", "product", [], ct);
            await _story.LiaisonAsync(Head, "service", Head, Lead, ct);
            await _story.LiaisonAsync("sales.director", "sales", "sales.channel", null, ct);
            await _story.LiaisonAsync("product.head", "product", "product.manager", "product.head", ct);
        });
        stage.On("2024-10-08 14:00", async ct =>
        {
            await _story.PhasesAsync(Head, [new PhaseDraft("处理期", Day(8), Day(18), "86 起投诉都有处理结果", "产品部：测试工程师；销售部：门店督导")], ct);
            await _story.WorkItemAsync(Head, "投诉归因", Day(8), Day(9), "86 起投诉逐起写明原因", "处理期", $"R {Lead}, A {Head}, C product.manager", ct);
            await _story.WorkItemAsync(Head, "门店安抚与换货", Day(9), Day(15), "31 台同批次机器全部换新", "处理期", $"R sales.channel, A sales.head, I {Lead}", ct);
            await _story.WorkItemAsync(Head, Firmware, Day(9), Day(10), "连续运行 72 小时不断连", "处理期", $"R product.manager, A product.head, C {Lead}", ct);
            await _story.WorkItemAsync(Head, "顾客回访", Day(14), Day(18), "回访 86 位顾客，满意率不低于 90%", "处理期", $"R {Lead}, A {Head}, I sales.channel", ct);
            await _story.DependsOnAsync(Head, "顾客回访", "门店安抚与换货", ct);
        });
        stage.On("2024-10-08 15:00", async ct =>
        {
            await _story.ApprovePlanAsync(Head, ct);
            await _story.StartWorkAsync(Lead, "投诉归因", ct);
            await _story.RequestAsync(Head, "sales", ResourceKind.People, "门店督导 3 名", 3, "人", "陪同换货、安抚顾客", "每人负责 4 家门店，每天回传处理单", Day(9), Day(15), "门店安抚与换货", ct);
            await _story.RequestAsync(Head, "product", ResourceKind.People, "测试工程师 2 名", 2, "人", "复现断连并回归固件", "全职 3 天，在产品部实验室", Day(9), Day(11), Firmware, ct);
            await _story.RequestAsync(Head, "product", ResourceKind.Tool, "日志分析账号", 2, "个", "读取断连设备的日志", "只读，10月底收回", Day(9), Day(31), "投诉归因", ct);
        });
        stage.On("2024-10-08 17:00", ct => _story.WithdrawAsync(Head, "日志分析账号", "产品部已直接导出日志，不再需要账号", ct));
        stage.On("2024-10-09 09:30", async ct =>
        {
            await _story.ReplyAsync("sales.channel", "门店督导 3 名", ReplyDecision.ProvideInPart, "另一名在外省培训，14日回来。", null, 2, ct);
            await _story.StartWorkAsync("sales.channel", "门店安抚与换货", ct);
            await _story.StartWorkAsync("product.manager", Firmware, ct);
        });
        stage.On("2024-10-09 10:00", ct => _story.IssueAsync(
            "sales.channel", "投诉工单重复派发", "同一位顾客的投诉被派给两家门店，顾客接到两次电话。", "已发生 7 起，顾客要求道歉。", "按手机号合并工单，由客服部统一派发。", "门店安抚与换货", ct));
        stage.On("2024-10-09 11:00", ct => _story.AcceptAsync(Head, "门店督导 3 名", "先按 2 人排班，14日补齐", ct));
        stage.On("2024-10-09 16:00", ct => _story.MeasuresAsync(
            Head, "投诉工单重复派发", "2024-10-09 15:00", [Head, Lead, "sales.channel"], "工单按手机号合并，改由客服部统一派发",
            [("按手机号合并 86 张工单并重新派发", Lead, "2024-10-10 18:00")], ct));
        stage.On("2024-10-09 17:30", async ct =>
        {
            await _story.CompleteAsync(Lead, "投诉归因", ct);
            await _story.ReplyAsync("product.manager", "测试工程师 2 名", ReplyDecision.Decline, "两人都在新品认证，11日前抽不出来。", "10日、11日晚由产品经理带 1 名外包测试回归", null, ct);
        });
        stage.On("2024-10-10 09:00", ct => _story.RequestAsync(
            "sales.channel", "service", ResourceKind.People, "客服轮值驻店", 2, "人", "换货高峰时在店里接待", "10月12日、13日各 2 人，每店半天", Day(12), Day(13), "门店安抚与换货", ct));
        stage.On("2024-10-10 10:00", ct => _story.AtRiskAsync("product.manager", Firmware, "缺测试工程师，回归跑不完", ct));
        stage.On("2024-10-10 11:30", ct => _story.EscalateAsync(Head, "测试工程师 2 名", "外包没有实验室权限，晚间回归赶不上 12日的换货高峰", ct));
        stage.On("2024-10-10 14:00", ct => _story.WarnAsync(
            "product.manager", Firmware, "测试工程师未到位，回归用例只跑完 40%", "固件晚 3 天，31 台机器要先换新再升级", "先发热修复版给同批次机器，完整版 14日发布", ct));
        stage.On("2024-10-10 15:00", ct => _story.MeasureDoneAsync(Lead, "投诉工单重复派发", ct));
        stage.On("2024-10-10 16:30", ct => _story.EmergencyMeetingAsync(
            Head, Firmware, [Head, "sales.channel", "product.manager", "product.head"],
            [
                new DecisionToRecord("同批次机器先装热修复版", Disposition.WorkItem, new WorkItemToPlan("同批次机器装热修复版", Day(11), Day(14), "31 台全部装好", stage.Member("sales.channel"), stage.Member("sales.head"))),
                new DecisionToRecord("暂不停售同批次机器", Disposition.NoAction, Because: "断连率 3.1%，低于停售线 5%"),
            ], ct));
        stage.On("2024-10-10 17:00", async ct =>
        {
            await _story.CloseIssueAsync("sales.channel", "投诉工单重复派发", ct);
            await _story.ReplyAsync(Head, "客服轮值驻店", ReplyDecision.Decline, "周末热线只有 3 人值班。", "12日、13日由客服组长远程视频接待，顾客不用等", null, ct);
        });
        stage.On("2024-10-10 18:30", ct => _story.IssueAsync(
            "product.manager", "换货地址缺失", "31 台换货单里有 9 台没有收货地址。", "9 位顾客的新机发不出去，换货晚 1 天以上。", "客服部 11日内逐一致电补齐地址。", "门店安抚与换货", ct));
        stage.On("2024-10-11 09:30", ct => _story.ReportAsync(
            Head, new LocalDate(2024, 10, 7), [("投诉归因", 100, null, null, "31 起同批次的交产品部"), ("顾客回访", 0, null, null, "14日开始")], ct));
    }

    private static LocalDate Day(int october) => new(2024, 10, october);
}
