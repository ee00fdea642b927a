namespace Collab.Application.Issues;

/// <summary>Each measure is owed by its owner until the recorded time; owners and reporter are told.</summary>
internal sealed class KeepMeasureDeadlines(Duties duties, Notices notices) : IReactTo<MeasuresRecorded>, IReactTo<MeasureCompleted>
{
    public async Task ReactAsync(MeasuresRecorded happened, CancellationToken ct)
    {
        foreach (var measure in happened.Measures)
        {
            var duty = new Duty(
                happened.Collaboration, new Subject(SubjectType.IssueMeasure, measure.Id.Value, measure.Description),
                measure.OwnerDepartmentId, measure.OwnerId, happened.ReporterId);
            await duties.OpenAtAsync(measure.DeadlineId, DeadlineKind.IssueMeasure, duty, happened.At, measure.DueAt, ct);
        }
        var owners = happened.Measures.Select(x => (MemberId?)x.OwnerId).ToHashSet();
        notices.Ask(owners, NotificationKind.MeasuresRecorded, happened.Subject, happened.Collaboration, happened.At);
        if (!owners.Contains(happened.ReporterId)) notices.Tell(happened.ReporterId, NotificationKind.MeasuresRecorded, happened.Subject, happened.Collaboration, happened.At);
    }

    public Task ReactAsync(MeasureCompleted happened, CancellationToken ct) => duties.MeetAsync(happened.DeadlineId, happened.At, ct);
}
