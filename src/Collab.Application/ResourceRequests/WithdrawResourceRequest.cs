namespace Collab.Application.ResourceRequests;

/// <summary>The requester does not need it any more; an open reply deadline is waived with the reason.</summary>
[Requires(Permission.SettleResourceRequest)]
public sealed record WithdrawResourceRequest(ResourceRequestId Id, long IfMatch, string Reason)
    : ICommand<ResourceRequestView>, IConditional
{
    About IAbout.About => new(SubjectType.ResourceRequest, Id.Value);

    internal sealed class Validator : AbstractValidator<WithdrawResourceRequest>
    {
        public Validator() => RuleFor(x => x.Reason).MaximumLength(2_000);
    }

    internal sealed class Handler(ChangingResourceRequests requests) : IRequestHandler<WithdrawResourceRequest, ResourceRequestView>
    {
        public Task<ResourceRequestView> Handle(WithdrawResourceRequest command, CancellationToken cancellationToken) =>
            requests.ChangeAsync(command.Id, command.IfMatch, (request, by, now) => request.Withdraw(command.Reason, by, now), cancellationToken);
    }
}
