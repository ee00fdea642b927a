namespace Collab.Application.Retrospectives;

/// <summary>The acceptance is signed: the lead department owes the retrospective within 5 workdays, and every liaison hears of it.</summary>
internal sealed class ExpectRetrospective(ICollabDb db, Duties duties, People people, Notices notices) : IReactTo<RetrospectiveOpened>
{
    public async Task ReactAsync(RetrospectiveOpened happened, CancellationToken ct)
    {
        var collaboration = await people.CollaborationAsync(happened.Id, ct);
        var retrospective = Retrospective.Expect(collaboration, NewId.Of<DeadlineId>());
        db.Retrospectives.Add(retrospective);
        var subject = new Subject(SubjectType.Retrospective, retrospective.Id.Value, retrospective.Title);
        await duties.OpenAsync(
            retrospective.DeadlineId, DeadlineKind.Retrospective,
            new Duty(happened.Id, subject, collaboration.LeadDepartmentId, await people.LeadAsync(happened.Id, ct)), happened.At, ct);
        notices.Tell((await people.AllLiaisonsAsync(happened.Id, ct)).Cast<MemberId?>(), NotificationKind.RetrospectiveDue, subject, happened.Id, happened.At);
    }
}
