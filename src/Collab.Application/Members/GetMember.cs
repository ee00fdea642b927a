namespace Collab.Application.Members;

/// <summary>Shows one member.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetMember(MemberId Id) : IQuery<MemberView>
{
    internal sealed class Handler(MemberReader members) : IRequestHandler<GetMember, MemberView>
    {
        public Task<MemberView> Handle(GetMember query, CancellationToken cancellationToken) => members.ViewAsync(query.Id, cancellationToken);
    }
}
