namespace Collab.Application.Meetings;

/// <summary>One meeting with its questions and decisions.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetMeeting(MeetingId Id) : IQuery<MeetingView>, IAbout
{
    About IAbout.About => new(SubjectType.Meeting, Id.Value);

    internal sealed class Handler(MeetingReader meetings) : IRequestHandler<GetMeeting, MeetingView>
    {
        public Task<MeetingView> Handle(GetMeeting query, CancellationToken cancellationToken) => meetings.ViewAsync(query.Id, cancellationToken);
    }
}
