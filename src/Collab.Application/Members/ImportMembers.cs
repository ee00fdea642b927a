using Collab.Application.Session;

namespace Collab.Application.Members;

/// <summary>Shows what a table of members would change; nothing is changed.</summary>
/// <param name="File">CSV or .xlsx with a header: name, e-mail, department, position.</param>
[Requires(Permission.ManageOrganization)]
public sealed record ReadMemberFile(byte[] File) : IQuery<MemberFileRead>
{
    internal sealed class Validator : AbstractValidator<ReadMemberFile>
    {
        public Validator() => RuleFor(x => x.File).NotNull().Must(file => file.Length <= MemberFile.MostBytes);
    }

    internal sealed class Handler(MemberFile file) : IRequestHandler<ReadMemberFile, MemberFileRead>
    {
        public async Task<MemberFileRead> Handle(ReadMemberFile query, CancellationToken cancellationToken)
        {
            var read = await file.ReadAsync(query.File, cancellationToken);
            return new(
                [.. read.Rows.Select(r => new MemberFileRow(r.Row.Line, r.Row.Name, r.Row.Email, r.Row.Department, r.Row.Title ?? "", r.Effect, r.Before))],
                read.Departments, read.Errors, read.ErrorCount);
        }
    }
}

/// <summary>Takes a table of members over, all of it or nothing: makes departments that are missing, adds and changes members, and invites the new ones.</summary>
[Requires(Permission.ManageOrganization, InPerson = true)]
public sealed record ImportMembers(byte[] File) : ICommand<MembersImported>
{
    internal sealed class Validator : AbstractValidator<ImportMembers>
    {
        public Validator() => RuleFor(x => x.File).NotNull().Must(file => file.Length <= MemberFile.MostBytes);
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, MemberFile file, ICredentials credentials, IClock clock) : IRequestHandler<ImportMembers, MembersImported>
    {
        public async Task<MembersImported> Handle(ImportMembers command, CancellationToken cancellationToken)
        {
            await db.Organizations.GetForUpdateAsync(caller.OrganizationId, cancellationToken);
            var read = await file.ReadAsync(command.File, cancellationToken);
            if (read.ErrorCount > 0) throw new RuleBrokenException(MemberFileRules.HasErrors, null, read.ErrorCount);
            var (now, me) = (clock.GetCurrentInstant(), caller.MemberId!.Value);
            var made = read.Departments.ToDictionary(
                name => name, name => Department.Make(NewId.Of<DepartmentId>(), caller.OrganizationId, name, now), StringComparer.OrdinalIgnoreCase);
            db.Departments.AddRange(made.Values);
            List<ImportedInvitation> invitations = [];
            foreach (var (row, present, known, effect, _) in read.Rows)
            {
                var department = known ?? made[row.Department].Id;
                if (effect == MemberFileEffect.Changed) present!.Change(row.Name, department, row.Title!, present.Role, me, now);
                if (present is not null) continue;
                var member = Member.Join(NewId.Of<MemberId>(), caller.OrganizationId, department, row.Name, row.Email, row.Title!, OrganizationRole.Member, now);
                var (invitation, secret) = (new Invitation(member.Id, caller.OrganizationId), Secret.New());
                invitation.Renew(Secret.HashOf(secret), now);
                member.Invite(me, invitation.ExpiresAt, now);
                db.Members.Add(member);
                db.Invitations.Add(invitation);
                await credentials.ReserveAsync(member, cancellationToken);
                invitations.Add(new(member.Name, member.Email, secret));
            }
            await db.SaveAsync(cancellationToken);
            return new(made.Count, invitations.Count, read.Rows.Count(r => r.Effect == MemberFileEffect.Changed), invitations, now + Invitation.Lasts);
        }
    }
}

/// <summary>What a table of members says, and what it would change.</summary>
/// <param name="Rows">As they stand in the file.</param>
/// <param name="Departments">Those that would be made.</param>
/// <param name="Errors">The first 100 rows that cannot be taken over; with any, nothing is.</param>
/// <param name="ErrorCount">How many there are.</param>
public sealed record MemberFileRead(
    IReadOnlyList<MemberFileRow> Rows, IReadOnlyList<string> Departments, IReadOnlyList<MemberFileError> Errors, int ErrorCount);

/// <param name="Line">From 1.</param>
/// <param name="Effect">What the row would do.</param>
/// <param name="Before">What would change; null for one who is new or stays as he is.</param>
public sealed record MemberFileRow(int Line, string Name, string Email, string Department, string Title, MemberFileEffect Effect, MemberFileBefore? Before);

/// <summary>A member as he is.</summary>
/// <param name="Title">What the person is called at work.</param>
public sealed record MemberFileBefore(string Name, string Department, string Title);

/// <summary>What a row is to the members who are there.</summary>
public enum MemberFileEffect
{
    Added,
    Changed,
    Same,
}

/// <summary>A row that cannot be taken over.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Text">How it begins.</param>
/// <param name="Code">Why, such as memberFile.noEmail.</param>
/// <param name="Reason">Why, in the caller's language.</param>
public sealed record MemberFileError(int Line, string Text, string Code, string Reason);

/// <summary>What was taken over.</summary>
/// <param name="Departments">How many were made.</param>
/// <param name="Added">How many members.</param>
/// <param name="Changed">How many members.</param>
/// <param name="Invitations">The links to hand over, shown this once; empty where the same request is answered again.</param>
/// <param name="ExpiresAt">Until when they are good (UTC).</param>
public sealed record MembersImported(int Departments, int Added, int Changed, IReadOnlyList<ImportedInvitation> Invitations, Instant ExpiresAt) : IShownOnce<MembersImported>
{
    MembersImported IShownOnce<MembersImported>.Kept => this with { Invitations = [] };

    // The generated text would carry the secrets.
    public override string ToString() => nameof(MembersImported);
}

/// <param name="Token">The secret of the link <c>/invitation#token=…</c>.</param>
public sealed record ImportedInvitation(string Name, string Email, string Token)
{
    public override string ToString() => nameof(ImportedInvitation);
}
