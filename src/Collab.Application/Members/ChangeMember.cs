namespace Collab.Application.Members;

/// <summary>Another name, department, position or role of a member. What he owes and is in collaborations stays as it is.</summary>
/// <param name="Title">What the person is called at work; may be empty.</param>
[Requires(Permission.ManageOrganization)]
public sealed record ChangeMember(MemberId Id, long IfMatch, string Name, DepartmentId DepartmentId, string Title, bool Administrator) : ICommand<MemberView>, IConditional
{
    About IAbout.About => new(SubjectType.Member, Id.Value);

    internal sealed class Validator : AbstractValidator<ChangeMember>
    {
        public Validator()
        {
            RuleFor(x => x.Name).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Title).MaximumLength(100);
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, MemberReader members) : IRequestHandler<ChangeMember, MemberView>
    {
        public async Task<MemberView> Handle(ChangeMember command, CancellationToken cancellationToken)
        {
            // Of two administrators who take the role from each other one waits, and then is the last.
            await db.Organizations.GetForUpdateAsync(caller.OrganizationId, cancellationToken);
            var member = await db.Members.GetAsync(command.Id, command.IfMatch, cancellationToken);
            if (!await db.Departments.AnyAsync(d => d.Id == command.DepartmentId, cancellationToken)) throw new RuleBrokenException(DepartmentRules.Unknown);
            var role = command.Administrator ? OrganizationRole.Administrator : OrganizationRole.Member;
            if (role != member.Role) caller.DemandRecentProof();
            if (role != member.Role && role == OrganizationRole.Member
                && !await db.Members.AnyAsync(m => m.Id != member.Id && m.Active && m.Role == OrganizationRole.Administrator, cancellationToken))
            {
                throw new RuleBrokenException(MemberRules.LastAdministrator);
            }
            member.Change(command.Name, command.DepartmentId, command.Title, role, caller.MemberId!.Value, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await members.ViewAsync(command.Id, cancellationToken);
        }
    }
}
