using System.Globalization;
using System.Security.Cryptography;

namespace Collab.Domain.SecondFactors;

/// <summary>One-time codes by time (RFC 6238: SHA-1, 30 seconds, 6 digits), as every authenticator app makes them.</summary>
public static class Totp
{
    public const int Digits = 6;
    public const int SecretBytes = 20;

    /// <summary>How many steps a phone's clock may be off, either way (RFC 6238, 5.2).</summary>
    private const int Drift = 1;

    private const int SecondsPerStep = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>160 random bits, as long as the hash (RFC 4226, 4).</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The secret as a person types it into an app (RFC 4648 without padding).</summary>
    public static string TextOf(ReadOnlySpan<byte> secret)
    {
        var (text, bits, held) = (new System.Text.StringBuilder(), 0, 0);
        foreach (var one in secret)
        {
            (bits, held) = ((bits << 8) | one, held + 8);
            for (; held >= 5; held -= 5) text.Append(Base32[(bits >> (held - 5)) & 31]);
            bits &= (1 << held) - 1;
        }
        return held == 0 ? text.ToString() : text.Append(Base32[(bits << (5 - held)) & 31]).ToString();
    }

    public static long StepAt(Instant now) => now.ToUnixTimeSeconds() / SecondsPerStep;

    /// <summary>The code of a step (RFC 4226, 5.3).</summary>
    public static string CodeAt(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // The standard's and every app's; what breaks SHA-1 (collisions) does not touch HMAC.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step whose code was given, of those that a clock may be off; null when it is none, or not later than one that was used.</summary>
    /// <param name="lastUsed">The step of the last code that was accepted: no code is good twice.</param>
    public static long? StepOf(string code, ReadOnlySpan<byte> secret, Instant now, long lastUsed)
    {
        long? found = null;
        var given = System.Text.Encoding.UTF8.GetBytes(code);
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(CodeAt(secret, step)), given) && step > lastUsed) found ??= step;
        }
        return found;
    }
}
