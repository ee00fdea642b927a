using Collab.Domain.ProgressReports;
using Collab.Domain.Tests.WorkItems;
using Collab.Domain.WorkItems;
using NodaTime;
using static Collab.Domain.Tests.WorkItems.Promotion;

namespace Collab.Domain.Tests.ProgressReports;

public sealed class ProgressReportTests
{
    private static readonly LocalDate ThisWeek = October(7);
    private readonly Promotion _world = new();

    [Fact]
    public void A_week_is_named_by_its_Monday_and_has_begun()
    {
        Refused.By(ProgressReportRules.WeekIsAMonday, () => Submit(October(8)));
        Refused.By(ProgressReportRules.WeekInFuture, () => Submit(October(14)));
        Assert.Equal(October(7), Submit(October(7)).Week);
    }

    [Fact]
    public void It_says_something_of_each_task_once()
    {
        var entry = Entry(_world.TaskWithRaci());
        Refused.By(ProgressReportRules.NoEntries, () => Submit(ThisWeek, []));
        Refused.By(ProgressReportRules.WorkItemTwice, () => Submit(ThisWeek, [entry, entry]));
    }

    [Fact]
    public void A_department_writes_of_its_own_tasks_alone()
    {
        ProgressReport.RequireOwn(_world.TaskWithRaci(), _world.Marketing.Id);
        Refused.By(ProgressReportRules.NotYourWorkItem, () => ProgressReport.RequireOwn(_world.TaskWithRaci(), _world.Sales.Id));
        Refused.By(ProgressReportRules.NotYourWorkItem, () => ProgressReport.RequireOwn(_world.Task(), _world.Marketing.Id));
    }

    [Fact]
    public void A_correction_is_a_new_edition_and_late_stays_late()
    {
        var report = Submit(ThisWeek, late: true);
        var item = _world.TaskWithRaci();

        report.Correct([Entry(item)], _world.Manager.Id, Now + Duration.FromHours(1));

        Assert.Equal((2, true, Now, item.Id), (report.Edition, report.Late, report.SubmittedAt, report.Entries[0].WorkItemId));
        Refused.By(ProgressReportRules.NoEntries, () => report.Correct([], _world.Manager.Id, Now));
    }

    private ProgressReport Submit(LocalDate week, IReadOnlyList<ProgressEntry>? entries = null, bool late = false) =>
        ProgressReport.Submit(_world.Collaboration, _world.Marketing.Id, week, ThisWeek, entries ?? [Entry(_world.TaskWithRaci())], late, _world.Manager.Id, Now);

    private static ProgressEntry Entry(WorkItem item) => new(item.Id, item.Title, item.PlannedFinish, 50, null, null, null, null, item.Responsible?.MemberId);
}
