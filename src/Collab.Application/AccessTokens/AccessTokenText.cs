using System.Security.Cryptography;
using System.Text;

namespace Collab.Application.AccessTokens;

/// <summary>
/// The text of a token: <c>clb_</c>, 43 random characters of 62 (256 bits), and the CRC-32 of all that in 6 more. By the checksum a scanner,
/// and this server without asking the database, tells a token from what only looks like one.
/// </summary>
public static class AccessTokenText
{
    public const string Beginning = "clb_";

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomLength = 43;
    private const int ChecksumLength = 6;
    private const int ShownLength = 12;

    public static string New()
    {
        var text = Beginning + RandomNumberGenerator.GetString(Digits, RandomLength);
        return text + ChecksumOf(text);
    }

    /// <summary>Whether it can be a token at all.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length == Beginning.Length + RandomLength + ChecksumLength
        && text.StartsWith(Beginning, StringComparison.Ordinal)
        && text.Skip(Beginning.Length).All(char.IsAsciiLetterOrDigit)
        && text.EndsWith(ChecksumOf(text[..^ChecksumLength]), StringComparison.Ordinal);

    /// <summary>The beginning, by which its member tells it from others.</summary>
    public static string PrefixOf(string text) => text[..ShownLength];

    /// <summary>SHA-256 in hexadecimal digits. Nothing slower is needed: what is hashed is random and not a password.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    private static string ChecksumOf(string text)
    {
        var rest = Crc32(Encoding.ASCII.GetBytes(text));
        var checksum = new char[ChecksumLength];
        for (var i = ChecksumLength - 1; i >= 0; i--) (checksum[i], rest) = (Digits[(int)(rest % 62)], rest / 62);
        return new string(checksum);
    }

    /// <summary>As in zip and Ethernet (reflected polynomial EDB88320).</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
