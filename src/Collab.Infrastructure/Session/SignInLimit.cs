using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Collab.Application.Session;
using Collab.Infrastructure.Time;

namespace Collab.Infrastructure.Session;

/// <summary>
/// Slows down who guesses passwords: after 10 failures of an account or 100 of an address within 15 minutes each further try
/// waits twice as long as the one before, from 1 second to 15 minutes. Never a lock that somebody else could hold: only
/// failures count, and waiting ends by itself.
/// </summary>
internal sealed class SignInLimit(NpgsqlDataSource database, CollabClock clock) : ILimitAttempts
{
    private const int PerAccount = 10;
    private const int PerAddress = 100;

    private static readonly Duration Window = Duration.FromMinutes(15);

    public async Task<IReadOnlyList<Guid>> BeginAsync(string? account, string? address, CancellationToken ct)
    {
        List<(byte[] Key, int Limit)> limits = [];
        if (account is not null) limits.Add((KeyOf($"account {account}"), PerAccount));
        if (address is not null) limits.Add((KeyOf($"address {NetworkOf(address)}"), PerAddress));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await TenantScope.EnterAsync(connection, transaction, default, readOnly: false, ct);
        List<Guid> counted = [];
        foreach (var (key, limit) in limits)
        {
            counted.Add(Guid.CreateVersion7());
            if (await CountAsync(connection, transaction, counted[^1], key, limit, ct) is { } wait) throw new TooManyAttemptsException(wait);
        }
        await transaction.CommitAsync(CancellationToken.None);
        return counted;
    }

    public async Task SucceedAsync(IReadOnlyList<Guid> counted, CancellationToken ct)
    {
        await using var command = database.CreateCommand("delete from collab.sign_in_attempts where id = any($1)");
        command.Parameters.Add(new() { Value = counted.ToArray() });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <returns>How long to wait before the try is taken; null when it is counted.</returns>
    private async Task<Duration?> CountAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid id, byte[] key, int limit, CancellationToken ct)
    {
        var now = clock.MachineTime;
        // The lock lets tries for the same key see one another.
        await using var count = new NpgsqlCommand(
            """
            select pg_advisory_xact_lock(hashtextextended(encode(@key, 'hex'), 0));
            select count(*), max(at) from collab.sign_in_attempts where key = @key and at > @since;
            """, connection, transaction);
        count.Parameters.AddWithValue("key", key);
        count.Parameters.AddWithValue("since", now - Window);
        await using (var row = await count.ExecuteReaderAsync(ct))
        {
            await row.NextResultAsync(ct);
            await row.ReadAsync(ct);
            if (row.GetInt64(0) is var failed && failed >= limit)
            {
                var wait = row.GetFieldValue<Instant>(1) + Delay(failed - limit) - now;
                if (wait > Duration.Zero) return wait;
            }
        }
        await using var insert = new NpgsqlCommand("insert into collab.sign_in_attempts (id, key, at) values ($1, $2, $3)", connection, transaction)
        {
            Parameters = { new() { Value = id }, new() { Value = key }, new() { Value = now } },
        };
        await insert.ExecuteNonQueryAsync(ct);
        return null;
    }

    private static Duration Delay(long beyond) => Duration.Min(Window, Duration.FromSeconds(Math.Pow(2, Math.Min(beyond, 20))));

    /// <summary>One who has IPv6 has as many addresses as he likes: his network counts.</summary>
    private static string NetworkOf(string address)
    {
        if (!IPAddress.TryParse(address, out var parsed)) return address;
        if (parsed.IsIPv4MappedToIPv6) return parsed.MapToIPv4().ToString();
        return parsed.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(parsed.GetAddressBytes().AsSpan(0, 8)) : parsed.ToString();
    }

    /// <summary>Hashed: the table is no list of who has an account.</summary>
    private static byte[] KeyOf(string what) => SHA256.HashData(Encoding.UTF8.GetBytes(what));
}
