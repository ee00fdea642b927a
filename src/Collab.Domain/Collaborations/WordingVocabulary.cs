namespace Collab.Domain.Collaborations;

/// <summary>One kind of vague wording.</summary>
/// <param name="Pattern">Regular expression, case-insensitive.</param>
/// <param name="SettledBy">What in the same sentence makes it precise after all.</param>
/// <param name="InGoalsOnly">Harmless where history is told ("about 30 % of the market"), but no target.</param>
internal sealed record VaguePhrase(WordingReason Reason, bool IsEnglish, SettledBy SettledBy, string Pattern, bool InGoalsOnly = false);

/// <summary>
/// The words. What tells of the past or names a thing is kept out beside each word: 不及时 and 以及时间 are not 及时,
/// 加强版 is a product, "improved" already happened.
/// </summary>
internal static class WordingVocabulary
{
    // What improvements are said about, so that the finding spans "提升销量" and not the verb alone.
    private const string ZhThing =
        "(?:(?:整体|产品|用户|客户|品牌|市场|推广|宣传|投放|工作|团队|部门|跨部门|部门间|服务|运营|营销|销售|沟通|协作|协同|项目|管理|首月|线上|线下|售后|渠道)的?){0,3}" +
        "(?:效果|销量|销售额|业绩|质量|品质|效率|体验|满意度|口碑|形象|知名度|影响力|竞争力|能力|水平|力度|进度|速度|转化率?|曝光量?|流量|份额|占有率|认知|活跃度|留存率?|复购率?|好感度?|凝聚力|收入|利润|成本|投诉量?|" +
        "沟通|合作|协作|协同|配合|管理|建设|宣传|推广|培训|流程|机制|方案|设计|界面|页面|文案|包装|渠道|结构|服务|规模|覆盖|投入|责任|项目|落地|执行|工作|监督|监控)";

    private const string ZhDegree = "(?:(?:大幅度?|显著|明显|进一步|持续|全面|不断|有效|切实|稳步|逐步|快速|积极|大力)地?){0,2}";

    private const string EnThing =
        "(?: (?:the|our|its|their|overall|general|customers?|users?|brand|market|product|team|service|internal|cross-department|online|offline|sales|marketing|landing|main))*" +
        " (?:effects?|effectiveness|sales|results?|performance|quality|efficiency|experience|satisfaction|image|awareness|visibility|reach|exposure|conversion(?: rate)?|traffic|share|engagement|retention|" +
        "revenue|profits?|costs?|complaints?|turnover|communication|cooperation|collaboration|coordination|process(?:es)?|workflows?|design|pages?|website|copy|packaging|channels?|service|productivity|morale|growth|capacity|" +
        "situation|impact|competitiveness|reputation|usability|speed|time|times)";

    internal static IReadOnlyList<VaguePhrase> Phrases { get; } =
    [
        // By when?
        Zh(WordingReason.NoDate, SettledBy.Date, "(?:尽快|尽早|尽速|从速|马上|立即|立刻|即刻|早日)(?:完成|解决|处理|落实|上线|答复|回复|提交|交付)?"),
        Zh(WordingReason.NoDate, SettledBy.Date, "(?<![以涉普触提波顾不未没够])及时(?![间长刻段代雨])(?:完成|解决|处理|答复|回复|提交|反馈|跟进|沟通)?|适时|择机|(?<!不)按时(?:完成|交付)?|第一时间"),
        Zh(WordingReason.NoDate, SettledBy.Date, "(?:近期|近日|短期|不久)内?(?=[^，。；,;]{0,6}(?:完成|上线|推出|启动|安排|提交|解决|交付|发布|开展|实施|落实|落地|答复))|过几天|[这近]?几天[之以]?内|过段时间|有空时|稍后|抓紧(?:时间)?"),
        Zh(WordingReason.NoDate, SettledBy.Nothing, "(?<=[底初中末旬])(?:左右|前后)"),
        Zh(WordingReason.NoDate, SettledBy.Date | SettledBy.Measure, "快速(?:响应|解决|处理|完成|落地|上线|答复|回复|推出)|加[快速](?:推进|进度|进程|速度|完成|落地)?"),
        En(WordingReason.NoDate, SettledBy.Date, "(?:as (?:soon|early|quickly|fast|promptly) as (?:possible|we can|you can|practicable)|a\\.?s\\.?a\\.?p|at (?:the|your) earliest(?: convenience)?)"),
        En(WordingReason.NoDate, SettledBy.Date, "(?<!as )soon(?! as| after)|sooner or later|shortly(?! after| before)|promptly|immediately(?! after| before| upon)|right away|urgently|without delay|sometime|eventually|at some point|one of these days"),
        En(WordingReason.NoDate, SettledBy.Date, "(?:in a )?timely(?: manner| fashion| way)?|in due (?:course|time)|in the (?:near|foreseeable) future|in the coming (?:days|weeks|months)|when(?:ever)? (?:possible|convenient|appropriate)|in good time|in the next few (?:days|weeks|months)|(?:deliver|finish|complete) on time|(?:high|top|highest) priority"),
        En(WordingReason.NoDate, SettledBy.Date | SettledBy.Measure, "(?:respond|react|act|reply|answer|resolve|settle|fix|solve|deliver|finish|complete|launch)(?: \\w+){0,3} quickly|quickly (?:respond|react|act|reply|answer|resolve|settle|fix|solve|deliver|finish|complete|launch)|speed up(?: the (?:process|progress|work|launch))?"),

        // How far?
        Zh(WordingReason.NotMeasurable, SettledBy.Measure,
            $"(?:{ZhThing})?(?<![已未没]|已经|没有|有所){ZhDegree}(?:提升|提高|增强|改善|加大|扩大|增进|强化|(?<!不)完善)(?![了版型器筋剂者]|过(?!程)|机(?![制会])|项(?!目)|现实|玻璃|木地板)(?:一下)?{ThingOrNothing}"),
        Zh(WordingReason.NotMeasurable, SettledBy.Measure,
            $"(?:{ZhThing})?(?<![已未没最]|已经|没有|有所){ZhDegree}(?:加强|优化|改进|深化)(?![了版型器筋针杆师点前]|过(?!程)|机(?![制会])|组(?![织合])|部(?!门)|项(?!目)|后(?!续)|措施|建议|清单|计划|算法|模型)(?:一下)?{ThingOrNothing}"),
        Zh(WordingReason.NotMeasurable, SettledBy.Measure, $"{ZhDegree}(?:降低|减少|增加|缩短|控制)(?!了)(?:{ZhThing})|实现(?:较大|重大|新的|更大)?突破|有所(?:提升|提高|改善|改进|好转|进步|增长|突破)"),
        Zh(WordingReason.NotMeasurable, SettledBy.Date | SettledBy.Measure,
            $"(?<![已未没在]|已经|没有){ZhDegree}(?:推进|推动|促进|落实)(?![了过中器到者]|会(?!员)|情况|不力){ThingOrNothing}"),
        Zh(WordingReason.NotMeasurable, SettledBy.Date | SettledBy.Measure, "(?<!已|已经)[做抓]好[^，。；,;]{0,8}?(?:工作|准备|服务|配合|支持|保障|宣传|推广)|[打做][造大][^，。；,;]{0,4}?影响力|确保(?:顺利|成功|质量|效果|到位)|打造爆款|做大做强"),
        En(WordingReason.NotMeasurable, SettledBy.Measure,
            $"(?<!\\b(?:an|the|this|price|any|no) )(?:improv(?:e|ing)|enhanc(?:e|ing)|strengthen(?:ing)?|optimi[sz](?:e|ing)|boost(?:ing)?|maximi[sz](?:e|ing)|minimi[sz](?:e|ing)|streamlin(?:e|ing))(?: (?:it|things))?(?: a (?:bit|little))?(?:{EnThing})?"),
        En(WordingReason.NotMeasurable, SettledBy.Measure, $"(?<!\\b(?:an|the|this|price|any|no) )(?:increas(?:e|ing)|rais(?:e|ing)|grow(?:ing)?|expand(?:ing)?|reduc(?:e|ing)|cut(?:ting)?|lower(?:ing)?|shorten(?:ing)?|deepen(?:ing)?|drive)(?:{EnThing})"),
        En(WordingReason.NotMeasurable, SettledBy.Date | SettledBy.Measure, "(?:push|move) (?:things|it|this|the project|the work) (?:forward|ahead|along)|make (?:good |some )?progress|ensure (?:the )?(?:quality|success|a smooth \\w+)"),

        // How much?
        Zh(WordingReason.VagueQuantity, SettledBy.Nothing, "大概(?!念)|差不多|适[当度量](?:地|的)?(?!性)|若干|一些|某些|少许|酌情|一定(?:程度|比例|数量)(?:上|的)?|合理(?:安排|控制|分配|利用|使用)|(?<=需要|提供|投入|准备|投放|增加)(?:大量|足够的?|充足的?)|(?<![十好])几[场次个家名套份批轮](?!月)"),
        Zh(WordingReason.VagueQuantity, SettledBy.Nothing, "大约|约(?=\\s*\\d)|左右(?![两为手])|上下(?=$|[，。,；])|大量|更多(?!信息|详情)|尽量多", inGoalsOnly: true),
        En(WordingReason.VagueQuantity, SettledBy.Nothing, "(?:roughly|approximately|approx\\.?|about|around)(?= \\d)", inGoalsOnly: true),
        En(WordingReason.VagueQuantity, SettledBy.Nothing, "(?:roughly|approximately)(?! \\d)|some(?! \\d)|several|a few|a number of|a lot of|lots of|a certain (?:amount|number|degree)(?: of)?|more or less|to (?:some|a certain) extent|(?:in)?appropriate(?:ly)?|suitabl[ey]|reasonabl[ey]|sufficient(?:ly)?|adequate(?:ly)?|as needed|as necessary"),

        // What is good enough?
        Zh(WordingReason.VagueQuality, SettledBy.Measure, "[做变]?得?更[好优佳强](?:地|的)?|好一[点些]|(?:良好|理想|预期|显著|明显|较好|最佳)的?(?:效果|成果|成绩|反响)|高质量地?(?:完成|交付|推进|落地)|高效地?(?:完成|推进|协同|协作|执行|沟通|落地)|妥善(?:处理|解决|安排)?|顺利(?:完成|推进|上线|落地|进行)|(?<!不|未)到位|(?:行业|市场|国内)领先|做到最好"),
        Zh(WordingReason.VagueQuality, SettledBy.Measure, "更[快高大多低](?!信息|详情)", inGoalsOnly: true),
        En(WordingReason.VagueQuality, SettledBy.Measure, "better|more (?:attractive|efficient|effective|convenient|competitive|professional|visible|popular|closely|smoothly)(?:ly)?|(?:do|doing) a (?:good|great) job|(?:good|great|desired|satisfactory|satisfying|ideal|expected) (?:results?|effects?|outcomes?)|satisfactor(?:y|ily)|user-friendly|efficiently|effectively|smoothly|properly|seamless(?:ly)?|as (?:good|well) as possible"),

        // Will it be done?
        Zh(WordingReason.NoCommitment, SettledBy.Nothing, "尽量|尽可能|尽力(?:而为)?|(?<![的过]|共同)努力(?!下|了|过|程度)|争取(?![到了])|力争|力求|(?:密切|重点|持续)关注|高度重视|(?:大力|全力|积极)(?:支持|配合|响应|参与)|原则上|视情况|如有可能|条件允许"),
        En(WordingReason.NoCommitment, SettledBy.Nothing, "try(?:ing)? (?:to|our best|your best|my best)|do(?:ing)? (?:our|your|my|their) best|striv(?:e|ing) (?:to|for)|endeavou?r(?: to)?|make (?:an|every) effort(?: to)?|as (?:much|far|many) as possible|if possible|where(?:ver)? possible|hop(?:e|ing) to|best effort"),

        // What else?
        Zh(WordingReason.OpenEnded, SettledBy.Nothing, "等等|诸如此类|之类(?:的)?(?=$|[，。；,;])"),
        En(WordingReason.OpenEnded, SettledBy.Nothing, "etc\\.?|etcetera|and so (?:on|forth)|and the like|and more(?=$|[.;,])"),
    ];

    private static string ThingOrNothing => $"(?:{ZhThing})?";

    private static VaguePhrase Zh(WordingReason reason, SettledBy settledBy, string pattern, bool inGoalsOnly = false) => new(reason, false, settledBy, pattern, inGoalsOnly);

    private static VaguePhrase En(WordingReason reason, SettledBy settledBy, string pattern, bool inGoalsOnly = false) => new(reason, true, settledBy, pattern, inGoalsOnly);
}
