namespace Collab.Application.ResourceRequests;

/// <summary>The requester takes the alternative, or the part that is offered.</summary>
[Requires(Permission.SettleResourceRequest)]
public sealed record AcceptResourceReply(ResourceRequestId Id, long IfMatch, string? Note)
    : ICommand<ResourceRequestView>, IConditional
{
    About IAbout.About => new(SubjectType.ResourceRequest, Id.Value);

    internal sealed class Validator : AbstractValidator<AcceptResourceReply>
    {
        public Validator() => RuleFor(x => x.Note).MaximumLength(2_000);
    }

    internal sealed class Handler(ChangingResourceRequests requests) : IRequestHandler<AcceptResourceReply, ResourceRequestView>
    {
        public Task<ResourceRequestView> Handle(AcceptResourceReply command, CancellationToken cancellationToken) =>
            requests.ChangeAsync(command.Id, command.IfMatch, (request, by, now) => request.Accept(command.Note, by, now), cancellationToken);
    }
}
