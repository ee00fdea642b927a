namespace Collab.Application.Members;

/// <summary>Lists members, by name as one looks names up (pinyin).</summary>
/// <param name="DepartmentId">Only this department's.</param>
/// <param name="Text">Only those whose name, title or e-mail contains it.</param>
/// <param name="Left">True: those who have left; else those who have not.</param>
[Requires(Permission.SignedIn)]
public sealed record ListMembers(DepartmentId? DepartmentId, string? Text, bool Left, int Limit, string? Cursor) : IQuery<Page<MemberView>>
{
    internal sealed class Handler(ICollabDb db, ICaller caller) : IRequestHandler<ListMembers, Page<MemberView>>
    {
        public async Task<Page<MemberView>> Handle(ListMembers query, CancellationToken cancellationToken)
        {
            var members = db.Members.Where(x => x.Active != query.Left);
            if (query.DepartmentId is { } department) members = members.Where(x => x.DepartmentId == department);
            if (Domain.Common.Text.Optional(query.Text) is { } text)
            {
                var pattern = Matching.Containing(text);
                members = members.Where(x => EF.Functions.ILike(x.Name, pattern) || EF.Functions.ILike(x.Title, pattern) || EF.Functions.ILike(x.Email, pattern));
            }
            if (Common.Cursor.Decode<Position>(query.Cursor) is var (name, id))
                members = members.Where(x => EF.Functions.GreaterThan(ValueTuple.Create(x.Name, x.Id), ValueTuple.Create(name, id)));
            var page = await members.OrderBy(x => x.Name).ThenBy(x => x.Id).Reading(db)
                .ToPageAsync(query.Limit, row => new Position(row.Name, row.Id), cancellationToken);
            return new([.. page.Items.Select(x => x.View(caller))], page.NextCursor);
        }
    }

    internal readonly record struct Position(string Name, MemberId Id);
}
