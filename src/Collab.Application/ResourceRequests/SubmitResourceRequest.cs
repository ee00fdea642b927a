using Collab.Application.Calendars;

namespace Collab.Application.ResourceRequests;

/// <summary>A person hands a department the request for a resource (process step 3); the department owes a reply within 2 workdays.</summary>
[Requires(Permission.SubmitResourceRequest)]
public sealed record SubmitResourceRequest(
    CollaborationId CollaborationId, DepartmentId ProviderDepartmentId, ResourceKind Kind, string Title, decimal Quantity, string Unit,
    string Purpose, string Usage, LocalDate NeededFrom, LocalDate NeededUntil, WorkItemId? WorkItemId) : ICommand<ResourceRequestView>, IAbout
{
    About IAbout.About => new(SubjectType.Collaboration, CollaborationId.Value);

    internal sealed class Validator : AbstractValidator<SubmitResourceRequest>
    {
        public Validator()
        {
            RuleFor(x => x.Kind).IsInEnum();
            RuleFor(x => x.Title).MaximumLength(200);
            RuleFor(x => x.Quantity).PrecisionScale(18, 4, ignoreTrailingZeros: true);
            RuleFor(x => x.Unit).MaximumLength(50);
            RuleFor(x => x.Purpose).MaximumLength(2_000);
            RuleFor(x => x.Usage).MaximumLength(2_000);
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, Today today, ResourceRequestReader requests) : IRequestHandler<SubmitResourceRequest, ResourceRequestView>
    {
        public async Task<ResourceRequestView> Handle(SubmitResourceRequest command, CancellationToken cancellationToken)
        {
            var collaboration = await db.Collaborations.GetForUpdateAsync(command.CollaborationId, cancellationToken);
            if (command.WorkItemId is { } workItem
                && !await db.WorkItems.AnyAsync(x => x.Id == workItem && x.CollaborationId == command.CollaborationId, cancellationToken))
                throw new RuleBrokenException(ResourceRequestRules.WorkItemUnknown);
            var requester = await db.Members.GetAsync(caller.MemberId!.Value, cancellationToken);
            var need = new ResourceNeed(
                command.Kind, command.Title, command.Quantity, command.Unit, command.Purpose, command.Usage, command.NeededFrom, command.NeededUntil);
            await today.RequireNotOverAsync(command.NeededUntil, "neededUntil", cancellationToken);
            var request = ResourceRequest.Submit(
                collaboration, requester, command.ProviderDepartmentId, need, command.WorkItemId, clock.GetCurrentInstant());
            db.ResourceRequests.Add(request);
            await db.SaveAsync(cancellationToken);
            return await requests.ViewAsync(request.Id, cancellationToken);
        }
    }
}
