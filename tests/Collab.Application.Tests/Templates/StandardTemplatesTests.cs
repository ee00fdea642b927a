using Collab.Application.Templates;
using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.Organizations;

namespace Collab.Application.Tests.Templates;

public sealed class StandardTemplatesTests
{
    private static readonly OrganizationId Organization = NewId.Of<OrganizationId>();

    [Fact]
    public void Each_of_the_four_scenarios_has_its_template()
    {
        var templates = StandardTemplates.For(Organization);

        Assert.Equal(Enum.GetValues<Scenario>(), templates.Select(t => t.Scenario).Order());
        Assert.All(templates, t => Assert.Equal(Organization, t.OrganizationId));
    }

    [Fact]
    public void Tasks_lie_within_their_phases()
    {
        var misplaced =
            from template in StandardTemplates.For(Organization)
            from phase in template.Phases
            from item in phase.WorkItems
            where item.StartsOn < 1 || item.LengthWorkdays < 1 || item.StartsOn + item.LengthWorkdays - 1 > phase.LengthWorkdays
            select $"{template.Name} / {phase.Name} / {item.Title}";

        Assert.Empty(misplaced);
    }

    [Fact]
    public void They_say_nothing_that_a_brief_would_be_refused_for()
    {
        var texts = StandardTemplates.For(Organization)
            .SelectMany(t => (string[])[.. t.Goals.Select(g => g.Indicator), .. t.Phases.Select(p => p.AcceptanceCriteria), .. t.Phases.SelectMany(p => p.WorkItems).Select(w => w.AcceptanceCriteria)])
            .ToList();

        Assert.True(texts.Count > 30);
        Assert.Empty(texts.SelectMany(text => Wording.Check(text, isGoal: false)));
    }
}
