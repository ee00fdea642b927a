using Collab.Domain.Common;
using Collab.Domain.Summaries;
using Collab.Domain.Tests.Acceptances;

namespace Collab.Domain.Tests.Summaries;

public sealed class SummaryReportTests
{
    private readonly Delivered _world = new();
    private readonly SummaryReport _summary;

    public SummaryReportTests() =>
        _summary = SummaryReport.Generate(_world.Collaboration, [.. SummarySections.InOrder.Select(code => new SummarySection(code, $"{code} as generated"))], Delivered.Now);

    [Fact]
    public void A_correction_replaces_the_named_sections_alone()
    {
        Correct("goals", "首月销量 10,500 台");
        Assert.Equal(SummaryState.Corrected, _summary.State);
        Assert.Equal(SummarySections.InOrder, _summary.Sections.Select(s => s.Code));
        Assert.Equal(["首月销量 10,500 台"], _summary.Sections.Select(s => s.Text).Where(t => !t.EndsWith("as generated", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_section_that_was_not_generated_is_not_added() =>
        Refusal.By(SummaryRules.SectionUnknown, () => Correct("praise", "…"));

    [Fact]
    public void What_is_filed_is_final()
    {
        _summary.File(_world.Manager.Id, Delivered.Now);
        Assert.Equal((SummaryState.Filed, _world.Manager.Id, Delivered.Now), (_summary.State, _summary.FiledBy!.Value, _summary.FiledAt!.Value));
        Refusal.By(SummaryRules.Filed, () => Correct("goals", "…"));
        Refusal.By(SummaryRules.Filed, () => _summary.File(_world.Manager.Id, Delivered.Now));
    }

    [Theory]
    [InlineData(SummaryState.Generated, "Corrected Filed")]
    [InlineData(SummaryState.Corrected, "Corrected Filed")]
    [InlineData(SummaryState.Filed, "")]
    public void It_moves_only_forwards(SummaryState from, string to) =>
        Assert.Equal(to, string.Join(' ', Enum.GetValues<SummaryState>().Where(x => SummaryReport.Lifecycle.Allows(from, x))));

    private void Correct(string code, string text) => _summary.Correct([new SummarySection(code, text)], _world.Manager.Id, Delivered.Now);
}
