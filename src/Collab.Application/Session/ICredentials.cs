namespace Collab.Application.Session;

/// <summary>How members of the caller's organization prove who they are.</summary>
public interface ICredentials
{
    /// <summary>Takes the e-mail for the member, who has no password yet. In the message's transaction; written with it.</summary>
    /// <exception cref="RuleBrokenException">Somebody signs in with it already.</exception>
    Task ReserveAsync(Member member, CancellationToken ct);

    /// <summary>Which of these e-mails somebody, of any organization, signs in with; as they were given.</summary>
    Task<IReadOnlySet<string>> TakenAsync(IReadOnlyCollection<string> emails, CancellationToken ct);

    /// <summary>Whether the member has chosen a password yet.</summary>
    Task<bool> HasPasswordAsync(Member member, CancellationToken ct);

    /// <summary>Whether it is the member's present password. Tries are limited apart from those to sign in, so that a stranger's cannot hinder him.</summary>
    /// <param name="address">From where, as far as it is known.</param>
    /// <exception cref="TooManyAttemptsException">It was wrong too often.</exception>
    Task<bool> VerifyAsync(Member member, string password, string? address, CancellationToken ct);

    /// <summary>In the message's transaction; written with it.</summary>
    Task SetPasswordAsync(Member member, string password, CancellationToken ct);
}

/// <summary>Slows down who tries secrets and passwords.</summary>
public interface ILimitAttempts
{
    /// <summary>Counts the try as failed until it is known to have succeeded.</summary>
    /// <param name="account">Whose password is tried; null for secrets that nobody can guess.</param>
    /// <param name="address">From where, as far as it is known.</param>
    /// <exception cref="TooManyAttemptsException">It comes too early; it is not counted.</exception>
    Task<IReadOnlyList<Guid>> BeginAsync(string? account, string? address, CancellationToken ct);

    Task SucceedAsync(IReadOnlyList<Guid> counted, CancellationToken ct);
}
