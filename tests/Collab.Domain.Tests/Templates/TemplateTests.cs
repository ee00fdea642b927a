using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.Organizations;
using Collab.Domain.Templates;
using Collab.Domain.Tests.Calendars;
using NodaTime.Text;

namespace Collab.Domain.Tests.Templates;

public sealed class TemplateTests
{
    private static readonly Template TwoPhases = new(
        NewId.Of<TemplateId>(), NewId.Of<OrganizationId>(), Scenario.NewProduct, "Two phases", "", [],
        [
            new("Preparation", 3, "", "", [new("List", "", 1, 1), new("Plan", "", 2, 2)]),
            new("Execution", 2, "", "", [new("Launch", "", 1, 2)]),
        ]);

    [Theory]
    // From Monday 30 September 2024: the first workday after it is Tuesday 8 October; Saturday 12 October is worked.
    [InlineData("2024-09-30", "2024-10-08..2024-10-10 2024-10-11..2024-10-12", "2024-10-08..2024-10-08 2024-10-09..2024-10-10 2024-10-11..2024-10-12")]
    // From Friday 11 October, the 12th is the first day and Sunday the 13th is off.
    [InlineData("2024-10-11", "2024-10-12..2024-10-15 2024-10-16..2024-10-17", "2024-10-12..2024-10-12 2024-10-14..2024-10-15 2024-10-16..2024-10-17")]
    public void Phases_and_tasks_follow_each_other_in_workdays_from_the_day_after(string started, string phases, string workItems)
    {
        var scheduled = TwoPhases.Schedule(CalendarExamples.MainlandChina, CalendarExamples.Day(started));

        Assert.Equal(phases, string.Join(' ', scheduled.Select(p => $"{LocalDatePattern.Iso.Format(p.Start)}..{LocalDatePattern.Iso.Format(p.Finish)}")));
        Assert.Equal(
            workItems, string.Join(' ', scheduled.SelectMany(p => p.WorkItems).Select(w => $"{LocalDatePattern.Iso.Format(w.Start)}..{LocalDatePattern.Iso.Format(w.Finish)}")));
    }
}
