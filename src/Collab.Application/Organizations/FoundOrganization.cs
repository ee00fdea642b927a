using Collab.Application.Session;

namespace Collab.Application.Organizations;

/// <summary>
/// A company begins: its organization, first department and administrator are made, and the setup link is used up, in one
/// transaction. The caller is the administrator whom it makes, with his ids, so that the record names him.
/// </summary>
/// <param name="Token">The secret of the setup link.</param>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Language">zh-CN or en.</param>
/// <param name="Department">Name of the first department.</param>
/// <param name="Name">The administrator's.</param>
[Requires(Permission.ManageOrganization)]
public sealed record FoundOrganization(
    string Token, string Organization, string TimeZone, string Language, string Department, string Name, string Email, string Password) : ICommand<Unit>
{
    internal sealed class Validator : AbstractValidator<FoundOrganization>
    {
        public Validator()
        {
            RuleFor(x => x.Organization).NotEmpty().MaximumLength(100);
            RuleFor(x => x.TimeZone).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Department).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Name).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Email).NotEmpty().MaximumLength(320).EmailAddress();
            RuleFor(x => x.Password).NotEmpty();
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, ISetupLinks links, ICredentials credentials, IClock clock) : IRequestHandler<FoundOrganization, Unit>
    {
        public async Task<Unit> Handle(FoundOrganization command, CancellationToken cancellationToken)
        {
            NewPassword.Check(command.Password, command.Organization, command.Name, command.Email);
            // Of two at once the second waits here for the first, and then finds nothing.
            if (!await links.TakeAsync(command.Token, cancellationToken)) throw new NotFoundException();
            var now = clock.GetCurrentInstant();
            db.Found(caller.OrganizationId, command.Organization, command.TimeZone, command.Language, now);
            var department = Domain.Departments.Department.Make(caller.DepartmentId!.Value, caller.OrganizationId, command.Department, now);
            var administrator = Member.Join(
                caller.MemberId!.Value, caller.OrganizationId, department.Id, command.Name, command.Email.Trim(), "", OrganizationRole.Administrator, now);
            db.Departments.Add(department);
            db.Members.Add(administrator);
            await credentials.ReserveAsync(administrator, cancellationToken);
            await credentials.SetPasswordAsync(administrator, command.Password, cancellationToken);
            await db.SaveAsync(cancellationToken);
            return Unit.Value;
        }
    }

    // The generated text would carry the password.
    public override string ToString() => nameof(FoundOrganization);
}
