namespace Collab.Application.Members;

/// <summary>What is open in a member's name and has to go to others when he leaves; nothing is changed.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record PreviewDeactivation(MemberId Id) : IQuery<DeactivationPreview>, IAbout
{
    About IAbout.About => new(SubjectType.Member, Id.Value);

    internal sealed class Handler(ICollabDb db, Held held) : IRequestHandler<PreviewDeactivation, DeactivationPreview>
    {
        public async Task<DeactivationPreview> Handle(PreviewDeactivation query, CancellationToken cancellationToken)
        {
            var member = await db.Members.Where(m => m.Id == query.Id).Select(m => new { Ref = new MemberRef(m.Id, m.Name, m.DepartmentId), m.Version }).SingleAsync(cancellationToken);
            var items = await held.OfAsync(query.Id, cancellationToken);
            return new(query.Id, member.Version, member.Ref, items, !items.GroupBy(i => i.Kind).Any(g => g.Count() == Held.Most));
        }
    }
}

/// <param name="Items">At most 200 of each kind. Which of the deadlines follow a liaison or a task is found out when it is done.</param>
/// <param name="Complete">False when there are more.</param>
public sealed record DeactivationPreview(MemberId Id, long Version, MemberRef Member, IReadOnlyList<HeldItem> Items, bool Complete) : IVersioned;
