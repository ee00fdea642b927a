namespace Collab.Application.ResourceRequests;

/// <summary>The provider answers a resource request (process step 3): it can, it can in part, or it cannot and states an alternative.</summary>
[Requires(Permission.ReplyToResourceRequest)]
public sealed record ReplyToResourceRequest(ResourceRequestId Id, long IfMatch, ReplyDecision Decision, string? Explanation, string? Alternative, decimal? OfferedQuantity)
    : ICommand<ResourceRequestView>, IConditional
{
    About IAbout.About => new(SubjectType.ResourceRequest, Id.Value);

    internal sealed class Validator : AbstractValidator<ReplyToResourceRequest>
    {
        public Validator()
        {
            RuleFor(x => x.Decision).IsInEnum();
            RuleFor(x => x.Explanation).MaximumLength(2_000);
            RuleFor(x => x.Alternative).MaximumLength(2_000);   // that a refusal needs one is the domain's rule and said there
            RuleFor(x => x.OfferedQuantity).PrecisionScale(18, 4, ignoreTrailingZeros: true);
        }
    }

    internal sealed class Handler(ChangingResourceRequests requests) : IRequestHandler<ReplyToResourceRequest, ResourceRequestView>
    {
        public Task<ResourceRequestView> Handle(ReplyToResourceRequest command, CancellationToken cancellationToken) =>
            requests.ChangeAsync(command.Id, command.IfMatch, (request, by, now) =>
                request.ReplyWith(ResourceReply.Of(command.Decision, command.Explanation, command.Alternative, command.OfferedQuantity, by, now), now), cancellationToken);
    }
}
