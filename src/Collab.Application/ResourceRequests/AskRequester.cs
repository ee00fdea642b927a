namespace Collab.Application.ResourceRequests;

/// <summary>The provider has to know something before it can reply: its deadline rests until the requester answers.</summary>
[Requires(Permission.ReplyToResourceRequest)]
public sealed record AskRequester(ResourceRequestId Id, long IfMatch, string Question) : ICommand<ResourceRequestView>, IConditional
{
    About IAbout.About => new(SubjectType.ResourceRequest, Id.Value);

    internal sealed class Validator : AbstractValidator<AskRequester>
    {
        public Validator() => RuleFor(x => x.Question).MaximumLength(2_000);
    }

    internal sealed class Handler(ChangingResourceRequests requests) : IRequestHandler<AskRequester, ResourceRequestView>
    {
        public Task<ResourceRequestView> Handle(AskRequester command, CancellationToken cancellationToken) =>
            requests.ChangeAsync(command.Id, command.IfMatch, (request, by, now) => request.Ask(command.Question, by, now), cancellationToken);
    }
}

/// <summary>The requester answers the provider's question: what was left of the provider's time counts from now.</summary>
[Requires(Permission.SettleResourceRequest)]
public sealed record AnswerProvider(ResourceRequestId Id, long IfMatch, string Answer) : ICommand<ResourceRequestView>, IConditional
{
    About IAbout.About => new(SubjectType.ResourceRequest, Id.Value);

    internal sealed class Validator : AbstractValidator<AnswerProvider>
    {
        public Validator() => RuleFor(x => x.Answer).MaximumLength(2_000);
    }

    internal sealed class Handler(ChangingResourceRequests requests) : IRequestHandler<AnswerProvider, ResourceRequestView>
    {
        public Task<ResourceRequestView> Handle(AnswerProvider command, CancellationToken cancellationToken) =>
            requests.ChangeAsync(command.Id, command.IfMatch, (request, by, now) => request.Answer(command.Answer, by, now), cancellationToken);
    }
}

/// <summary>Waiting for the requester pauses the reply; a reply that is overdue already stays so.</summary>
internal sealed class RestWhileAsking(Duties duties, ResumingDeadlines resuming, DutyReasons reasons, Notices notices) : IReactTo<ResourceQuestionAsked>, IReactTo<ResourceQuestionAnswered>
{
    public async Task ReactAsync(ResourceQuestionAsked happened, CancellationToken ct)
    {
        if (await duties.FindAsync(happened.ReplyDeadlineId, ct) is { } deadline && deadline.CanPause(happened.At))
            deadline.PauseFor(await reasons.WaitingForRequesterAsync(ct), happened.By, happened.At);
        notices.Ask(
            happened.RequesterId, NotificationKind.ResourceQuestionAsked, happened.Subject, happened.Collaboration, happened.At,
            new Dictionary<string, string> { ["question"] = happened.Question });
    }

    public async Task ReactAsync(ResourceQuestionAnswered happened, CancellationToken ct)
    {
        if (await duties.FindAsync(happened.ReplyDeadlineId, ct) is not { } deadline) return;
        // A pause that somebody else decided goes on.
        if (deadline.RestsBy(happened.AskedBy, happened.AskedAt)) await resuming.ResumeAsync(deadline, happened.At, ct);
        notices.Ask(
            happened.AskedBy, NotificationKind.ResourceQuestionAnswered, happened.Subject, happened.Collaboration, happened.At,
            new Dictionary<string, string> { ["dueAt"] = CollabJson.Text(deadline.DueAt) });
    }
}
