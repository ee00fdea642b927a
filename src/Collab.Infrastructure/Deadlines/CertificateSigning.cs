using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Collab.Application.Deadlines;
using Collab.Infrastructure.Time;
using Microsoft.AspNetCore.DataProtection;

namespace Collab.Infrastructure.Deadlines;

/// <summary>
/// Signs certificates with a key of the installation (ES256): made at the first use, its private half protected like the other
/// secrets of the installation. Keys are never deleted, so that old certificates can be checked.
/// </summary>
internal sealed class CertificateSigning(NpgsqlDataSource database, IDataProtectionProvider protection, CollabClock clock) : ISignCertificates, IDisposable
{
    private readonly IDataProtector _protector = protection.CreateProtector("Collab.Certificates");
    private readonly SemaphoreSlim _once = new(1);
    private (string Id, ECDsa Key)? _key;

    public async Task<string> SignAsync<TContent>(TContent content, CancellationToken ct)
    {
        var (id, key) = await KeyAsync(ct);
        var header = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { alg = "ES256", typ = "JWT", kid = id }));
        var signed = $"{header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content, CollabJson.Options))}";
        // RFC 7518: the two halves of the signature side by side, which is what SignData makes by default.
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    public async Task<IReadOnlyList<CertificateKey>> KeysAsync(CancellationToken ct)
    {
        await KeyAsync(ct);
        await using var command = database.CreateCommand("select id, public_key from collab.signing_keys order by created_at, id");
        await using var row = await command.ExecuteReaderAsync(ct);
        List<CertificateKey> keys = [];
        while (await row.ReadAsync(ct))
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(row.GetFieldValue<byte[]>(1), out _);
            var point = key.ExportParameters(false).Q;
            keys.Add(new("EC", "P-256", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y), row.GetString(0), "ES256", "sig"));
        }
        return keys;
    }

    public void Dispose()
    {
        _key?.Key.Dispose();
        _once.Dispose();
    }

    private async Task<(string Id, ECDsa Key)> KeyAsync(CancellationToken ct)
    {
        if (_key is { } known) return known;
        await _once.WaitAsync(ct);
        try
        {
            return _key ??= await LoadAsync(ct) ?? await MakeAsync(ct);
        }
        finally
        {
            _once.Release();
        }
    }

    private async Task<(string, ECDsa)?> LoadAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select id, private_key from collab.signing_keys order by created_at desc, id limit 1");
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct)) return null;
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(_protector.Unprotect(row.GetString(1))), out _);
        return (row.GetString(0), key);
    }

    private async Task<(string, ECDsa)> MakeAsync(CancellationToken ct)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Of two processes that make the first key at once one waits, and then finds the other's.
        await using var insert = new NpgsqlCommand(
            """
            lock table collab.signing_keys in exclusive mode;
            insert into collab.signing_keys (id, created_at, public_key, private_key) select @id, @at, @public, @private where not exists (select from collab.signing_keys)
            """, connection, transaction);
        insert.Parameters.AddRange(new NpgsqlParameter[]
        {
            new("id", Guid.CreateVersion7().ToString("N")), new("at", clock.MachineTime), new("public", made.ExportSubjectPublicKeyInfo()),
            new("private", _protector.Protect(Convert.ToBase64String(made.ExportPkcs8PrivateKey()))),
        });
        await insert.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(CancellationToken.None);
        return await LoadAsync(ct) ?? throw new InvalidOperationException("The key that was just written is there.");
    }
}
