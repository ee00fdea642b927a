namespace Collab.Application.ResourceRequests;

/// <summary>One resource request with its reply.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetResourceRequest(ResourceRequestId Id) : IQuery<ResourceRequestView>, IAbout
{
    About IAbout.About => new(SubjectType.ResourceRequest, Id.Value);

    internal sealed class Handler(ResourceRequestReader requests) : IRequestHandler<GetResourceRequest, ResourceRequestView>
    {
        public Task<ResourceRequestView> Handle(GetResourceRequest query, CancellationToken cancellationToken) => requests.ViewAsync(query.Id, cancellationToken);
    }
}
