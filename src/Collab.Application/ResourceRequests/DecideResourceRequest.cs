namespace Collab.Application.ResourceRequests;

/// <summary>The sponsor decides what was taken up the chain.</summary>
[Requires(Permission.DecideResourceRequest)]
public sealed record DecideResourceRequest(ResourceRequestId Id, long IfMatch, string Note)
    : ICommand<ResourceRequestView>, IConditional
{
    About IAbout.About => new(SubjectType.ResourceRequest, Id.Value);

    internal sealed class Validator : AbstractValidator<DecideResourceRequest>
    {
        public Validator() => RuleFor(x => x.Note).MaximumLength(2_000);
    }

    internal sealed class Handler(ChangingResourceRequests requests) : IRequestHandler<DecideResourceRequest, ResourceRequestView>
    {
        public Task<ResourceRequestView> Handle(DecideResourceRequest command, CancellationToken cancellationToken) =>
            requests.ChangeAsync(command.Id, command.IfMatch, (request, by, now) => request.Decide(command.Note, by, now), cancellationToken);
    }
}
