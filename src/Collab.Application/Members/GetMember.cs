namespace Collab.Application.Members;

/// <summary>Shows one member.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetMember(MemberId Id) : IQuery<MemberView>
{
    internal sealed class Handler(ICollabDb db) : IRequestHandler<GetMember, MemberView>
    {
        public async Task<MemberView> Handle(GetMember query, CancellationToken cancellationToken)
        {
            var member = await db.Members.Where(x => x.Id == query.Id).Reading(db).SingleOrDefaultAsync(cancellationToken);
            return member?.View ?? throw new NotFoundException();
        }
    }
}
