using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Collab.Benchmark;

/// <summary>
/// People who read without pause: liaisons of as many collaborations, each signed in, asking in turn for the
/// deadlines of his collaboration and for what he was told, over a connection of his own. They take what the machine gives.
/// </summary>
internal sealed class ReadLoad : IAsyncDisposable
{
    private const int Readers = 16;

    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<(long At, double Milliseconds)> _answers = [];
    private readonly List<Task> _reading = [];

    private ReadLoad() { }

    public static async Task<ReadLoad> BeginAsync(NpgsqlConnection connection, ServerProcess server, CancellationToken ct)
    {
        List<(Guid Collaboration, string Secret)> readers = [];
        for (var n = 1; n <= Readers; n++)
        {
            var secret = $"reader{n}";
            await using var open = new NpgsqlCommand(
                """
                with p as (select * from public.place where n = $1),
                    s as (insert into collab.sessions (organization_id, hash, member_id, created_at, last_seen_at) select organization_id, $2, liaison_id, now(), now() from p returning 1)
                select p.collaboration_id from p, s
                """, connection)
            { Parameters = { new() { Value = (long)n }, new() { Value = SHA256.HashData(Encoding.UTF8.GetBytes(secret)) } } };
            readers.Add(((Guid)(await open.ExecuteScalarAsync(ct))!, secret));
        }
        var load = new ReadLoad();
        load._reading.AddRange(readers.Select(r => load.ReadAsync(server, r.Collaboration, r.Secret)));
        return load;
    }

    /// <summary>p99 in milliseconds and answers per second of what was asked for between two points in time (<see cref="Stopwatch.GetTimestamp"/>).</summary>
    public (double P99, double PerSecond) Between(long from, long until)
    {
        var between = _answers.Where(a => a.At >= from && a.At <= until).Select(a => a.Milliseconds).Order().ToList();
        if (between.Count == 0) throw new InvalidOperationException("Nobody was answered.");
        return (between[(int)(between.Count * 0.99)], between.Count / Stopwatch.GetElapsedTime(from, until).TotalSeconds);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_reading);
        _end.Dispose();
    }

    private async Task ReadAsync(ServerProcess server, Guid collaboration, string secret)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 1 };
        using var http = new HttpClient(handler) { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("Cookie", $"__Host-collab={secret}");
        string[] asked = [$"/api/v1/deadlines?collaborationId={collaboration}", "/api/v1/me/notifications"];
        for (var n = 0; !_end.IsCancellationRequested; n++)
        {
            var at = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(new Uri(asked[n % asked.Length], UriKind.Relative), CancellationToken.None);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
            _answers.Add((at, Stopwatch.GetElapsedTime(at).TotalMilliseconds));
        }
    }
}
