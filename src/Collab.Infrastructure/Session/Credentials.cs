using Collab.Application.Session;

namespace Collab.Infrastructure.Session;

/// <summary>Credentials in the transaction of the message.</summary>
internal sealed class Credentials(CollabDb db, Passwords passwords, ILimitAttempts limit) : ICredentials
{
#pragma warning disable CA1308 // E-mail addresses are kept in lower case.
    public static string Normalized(string email) => email.Trim().ToLowerInvariant();
#pragma warning restore CA1308

    public async Task ReserveAsync(Member member, CancellationToken ct)
    {
        var email = Normalized(member.Email);
        // Two at once: the index refuses the second.
        if (await db.Database.SqlQuery<bool>($"""select collab.email_taken({email}) as "Value" """).SingleAsync(ct)) throw new RuleBrokenException(MemberRules.EmailTaken);
        db.Add(new Credential { OrganizationId = member.OrganizationId, MemberId = member.Id, Email = email });
    }

    public async Task<IReadOnlySet<string>> TakenAsync(IReadOnlyCollection<string> emails, CancellationToken ct)
    {
        var asked = emails.ToLookup(Normalized);
        string[] normalized = [.. asked.Select(x => x.Key)];
        var taken = await db.Database.SqlQuery<string>($"""select e as "Value" from unnest({normalized}) e where collab.email_taken(e)""").ToListAsync(ct);
        return taken.SelectMany(e => asked[e]).ToHashSet();
    }

    public async Task SetPasswordAsync(Member member, string password, CancellationToken ct)
    {
        var credential = await db.FindAsync<Credential>([member.OrganizationId, member.Id], ct)
            ?? throw new InvalidOperationException("Every member has credentials from the beginning.");
        credential.PasswordHash = await passwords.HashAsync(password, ct);
    }

    public Task<bool> HasPasswordAsync(Member member, CancellationToken ct) =>
        db.Set<Credential>().AnyAsync(c => c.MemberId == member.Id && c.PasswordHash != null, ct);

    public async Task<bool> VerifyAsync(Member member, string password, string? address, CancellationToken ct)
    {
        var attempt = await limit.BeginAsync($"{member.Id.Value} signed in", address, ct);
        var hash = await db.Set<Credential>().Where(c => c.MemberId == member.Id).Select(c => c.PasswordHash).SingleAsync(ct);
        if (!await passwords.VerifyAsync(hash, password, ct)) return false;
        await limit.SucceedAsync(attempt, ct);
        return true;
    }
}
