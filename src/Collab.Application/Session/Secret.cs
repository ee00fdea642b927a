using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Collab.Application.Session;

/// <summary>What opens something to whoever has it: a session, a setup, an invitation. Only its hash is kept.</summary>
public static class Secret
{
    private const int Bytes = 32;

    /// <summary>256 random bits, as they can stand in an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256: a secret of that length needs no slow hash.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
