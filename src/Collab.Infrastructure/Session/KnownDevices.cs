using System.Globalization;
using System.Security.Cryptography;
using Collab.Application.Session;
using Collab.Infrastructure.Time;
using Microsoft.AspNetCore.DataProtection;

namespace Collab.Infrastructure.Session;

/// <summary>
/// Browsers in which somebody has signed in before. Each has tries of its own, so that a stranger who guesses at an account slows down strangers and
/// not its owner. What the browser keeps is encrypted and opens nothing.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, CollabClock clock) : IKnowDevices
{
    private readonly IDataProtector _protector = protection.CreateProtector("known-device");

    public string Mark(string email) =>
        _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{clock.MachineTime.ToUnixTimeSeconds()} {Guid.NewGuid():N} {Credentials.Normalized(email)}"));

    /// <returns>Which browser of the account it is; null for none, for another account's, and for one that is too old.</returns>
    public string? Find(string? mark, string account)
    {
        if (string.IsNullOrEmpty(mark)) return null;
        try
        {
            return _protector.Unprotect(mark).Split(' ', 3) is [var since, var id, var whose]
                && whose == account
                && clock.MachineTime - Instant.FromUnixTimeSeconds(long.Parse(since, CultureInfo.InvariantCulture)) < Duration.FromTimeSpan(IKnowDevices.Lasts)
                ? id : null;
        }
        catch (CryptographicException)
        {
            // Not of ours: then it is a browser like any other.
            return null;
        }
    }
}
