namespace Collab.Application.ResourceRequests;

/// <summary>The requester does not take what is offered and takes it up the chain: the sponsor decides.</summary>
[Requires(Permission.SettleResourceRequest)]
public sealed record EscalateResourceRequest(ResourceRequestId Id, long IfMatch, string Reason)
    : ICommand<ResourceRequestView>, IConditional
{
    About IAbout.About => new(SubjectType.ResourceRequest, Id.Value);

    internal sealed class Validator : AbstractValidator<EscalateResourceRequest>
    {
        public Validator() => RuleFor(x => x.Reason).MaximumLength(2_000);
    }

    internal sealed class Handler(ChangingResourceRequests requests) : IRequestHandler<EscalateResourceRequest, ResourceRequestView>
    {
        public Task<ResourceRequestView> Handle(EscalateResourceRequest command, CancellationToken cancellationToken) =>
            requests.ChangeAsync(command.Id, command.IfMatch, (request, by, now) => request.Escalate(command.Reason, by, now), cancellationToken);
    }
}
