namespace Collab.Application.Members;

/// <summary>Who has left, and comes back, is invited anew: a link of before opens nothing.</summary>
internal sealed class VoidInvitation(ICollabDb db) : IReactTo<MemberDeactivated>
{
    public async Task ReactAsync(MemberDeactivated happened, CancellationToken ct)
    {
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == happened.Id, ct) is { } open) db.Invitations.Remove(open);
    }
}
