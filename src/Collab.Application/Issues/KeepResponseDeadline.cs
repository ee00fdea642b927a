namespace Collab.Application.Issues;

/// <summary>
/// The lead department owes discussion and measures within 24 hours of the report, and anew when the reporter reopens the
/// issue (process step 5). Its liaison and its head are told.
/// </summary>
internal sealed class KeepResponseDeadline(Duties duties, People people, Notices notices)
    : IReactTo<IssueReported>, IReactTo<IssueReopened>, IReactTo<MeasuresRecorded>
{
    public Task ReactAsync(IssueReported happened, CancellationToken ct) =>
        OpenAsync(happened, happened.ResponseDeadlineId, happened.ReporterId, NotificationKind.IssueReported, ct);

    public Task ReactAsync(IssueReopened happened, CancellationToken ct) =>
        OpenAsync(happened, happened.ResponseDeadlineId, happened.By, NotificationKind.IssueReopened, ct);

    public Task ReactAsync(MeasuresRecorded happened, CancellationToken ct) => duties.MeetAsync(happened.ResponseDeadlineId, happened.At, ct);

    private async Task OpenAsync(IssueEvent happened, DeadlineId deadlineId, MemberId reporter, NotificationKind told, CancellationToken ct)
    {
        var lead = (await people.CollaborationAsync(happened.Collaboration, ct)).LeadDepartmentId;
        var liaison = await people.LiaisonOrHeadAsync(happened.Collaboration, lead, ct);
        var duty = new Duty(happened.Collaboration, happened.Subject, lead, liaison, reporter);
        var deadline = await duties.OpenAsync(deadlineId, DeadlineKind.IssueResponse, duty, happened.At, ct);
        notices.Ask(
            [liaison, await people.HeadAsync(lead, ct)], told, happened.Subject, happened.Collaboration, happened.At,
            new Dictionary<string, string> { ["dueAt"] = CollabJson.Text(deadline.DueAt) });
    }
}
