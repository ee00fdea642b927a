using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Collab.Infrastructure.Session;

/// <summary>
/// Hashes passwords (PBKDF2-HMAC-SHA512, 220,000 rounds) and checks them, one per core at a time, so that sign-ins cannot
/// starve everything else.
/// </summary>
internal sealed class Passwords : IDisposable
{
    private static readonly Credential Nobody = new() { OrganizationId = default, MemberId = default, Email = "", PasswordHash = "" };

    private readonly PasswordHasher<Credential> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 220_000 }));
    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);
    private readonly Lazy<string> _dummy;

    public Passwords() => _dummy = new(() => _hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    public string Hash(string password) => _hasher.HashPassword(Nobody, password);

    public async Task<string> HashAsync(string password, CancellationToken ct)
    {
        await _cores.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Hash(password), ct);
        }
        finally
        {
            _cores.Release();
        }
    }

    /// <param name="hash">Null for an unknown e-mail: then a made-up hash is checked, which takes the same time.</param>
    public async Task<bool> VerifyAsync(string? hash, string password, CancellationToken ct) => (await CheckAsync(hash, password, ct)).Right;

    /// <returns>Whether it is right, and its hash as it is made today where the kept one was made in an older way.</returns>
    /// <param name="hash">Null for an unknown e-mail: then a made-up hash is checked, which takes the same time.</param>
    public async Task<(bool Right, string? Better)> CheckAsync(string? hash, string password, CancellationToken ct)
    {
        await _cores.WaitAsync(ct);
        try
        {
            var verified = await Task.Run(() => _hasher.VerifyHashedPassword(Nobody, hash ?? _dummy.Value, password), ct);
            if (hash is null || verified == PasswordVerificationResult.Failed) return (false, null);
            return (true, verified == PasswordVerificationResult.SuccessRehashNeeded ? await Task.Run(() => Hash(password), ct) : null);
        }
        finally
        {
            _cores.Release();
        }
    }

    public void Dispose() => _cores.Dispose();
}
