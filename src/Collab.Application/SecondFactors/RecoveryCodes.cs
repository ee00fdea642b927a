using System.Security.Cryptography;
using System.Text;

namespace Collab.Application.SecondFactors;

/// <summary>Codes for the day the phone is lost: 24 characters of 32 (120 bits), so that a plain SHA-256 is enough to keep (ASVS 6.5.2).</summary>
public static class RecoveryCodes
{
    private const string Characters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Groups = 4;
    private const int GroupLength = 6;

    /// <summary>A new set, as people read it: <c>ABCDEF-GHJKLM-NPQRST-UVWXYZ</c>.</summary>
    public static IReadOnlyList<string> New() => [.. Enumerable.Range(0, SecondFactor.RecoveryCodeCount).Select(_ =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Characters, GroupLength))))];

    /// <summary>However it was typed: hyphens, spaces and case do not matter.</summary>
    public static string HashOf(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]))));
}
