namespace Collab.Application.SecondFactors;

/// <summary>The caller's second factor.</summary>
/// <param name="Enabled">Whether a code is asked for at sign-in as far as the member goes.</param>
/// <param name="Policy">The organization's: off (nobody is asked), optional, required (of everybody).</param>
/// <param name="Since">Since when (UTC); null: not enabled.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes were not used.</param>
public sealed record SecondFactorView(bool Enabled, SecondFactorPolicy Policy, Instant? Since, int RecoveryCodesLeft);

/// <summary>What an authenticator app takes over.</summary>
/// <param name="Secret">To be typed in: base32; shown this once. Null where the same request is answered again.</param>
/// <param name="Address">The same as an <c>otpauth://</c> address, for a QR code.</param>
public sealed record SecondFactorSecret(string? Secret, string? Address) : IShownOnce<SecondFactorSecret>
{
    SecondFactorSecret IShownOnce<SecondFactorSecret>.Kept => new(null, null);

    // The generated text would carry the secret.
    public override string ToString() => nameof(SecondFactorSecret);
}

/// <summary>Recovery codes.</summary>
/// <param name="Codes">Each good once; shown this once. Null where the same request is answered again: then make new ones.</param>
public sealed record RecoveryCodesView(IReadOnlyList<string>? Codes) : IShownOnce<RecoveryCodesView>
{
    RecoveryCodesView IShownOnce<RecoveryCodesView>.Kept => new((IReadOnlyList<string>?)null);

    public override string ToString() => nameof(RecoveryCodesView);
}

/// <summary>A member with a second factor, as administrators see it.</summary>
/// <param name="Since">Since when a code is asked for (UTC).</param>
public sealed record SecondFactorRow(MemberRef Member, Instant Since, int RecoveryCodesLeft);

/// <summary>Keeps secrets of apps so that the database alone is not enough to make codes.</summary>
public interface ISecondFactorSecrets
{
    string Protect(byte[] secret);

    byte[] Unprotect(string text);
}
