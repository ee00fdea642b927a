using System.Text.Json;
using System.Threading.Channels;
using Collab.Application.AuditEntries;
using Collab.Infrastructure.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NpgsqlTypes;

namespace Collab.Infrastructure.AuditEntries;

/// <summary>Writes acts that change nothing, each in a transaction of its own; bounded for each person and kind.</summary>
internal sealed partial class SecurityRecord(NpgsqlDataSource database, CollabClock clock, AuditNudge nudge, ILogger<SecurityRecord> logger) : BackgroundService, IRecordSecurity
{
    /// <summary>Within which the same act of the same person is counted and not written again.</summary>
    internal static readonly Duration Window = Duration.FromMinutes(10);

    /// <summary>Kinds of one person within the window that are told apart; beyond them it is one kind: somebody tries everything.</summary>
    internal const int KindsPerPerson = 30;

    private static readonly TimeSpan LooksEvery = TimeSpan.FromMinutes(1);

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(5_000) { SingleReader = true });
    private readonly Lock _lock = new();
    private readonly Dictionary<(Guid Person, string Kind), Times> _counted = [];
    private readonly Dictionary<Guid, int> _kinds = [];

    public void Note(SecurityAct act)
    {
        // Who is not signed in is counted by what he tries to get at.
        var person = act.Actor?.Value ?? act.Subject.Id;
        lock (_lock)
        {
            var kind = $"{act.Action} {act.Kind}";
            if (!_counted.ContainsKey((person, kind)) && _kinds.GetValueOrDefault(person) >= KindsPerPerson) (kind, act) = ("many", act with { Action = act.Action, Kind = "many" });
            if (_counted.TryGetValue((person, kind), out var times))
            {
                times.More++;
                times.Last = act;
                return;
            }
            _counted[(person, kind)] = new(clock.MachineTime, act);
            _kinds[person] = _kinds.GetValueOrDefault(person) + 1;
        }
        Enqueue(new(act, clock.GetCurrentInstant(), null));
    }

    public Task WriteAsync(SecurityAct act, CancellationToken ct) => WriteAsync(act, clock.GetCurrentInstant(), ct);

    /// <summary>Until everything that was noted before is written.</summary>
    internal Task WrittenAsync()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(new(null, default, reached));
        return reached.Task;
    }

    /// <summary>Writes how often was counted what is older than the window.</summary>
    internal void Close(Instant until)
    {
        List<Times> over = [];
        lock (_lock)
        {
            foreach (var (key, times) in _counted.Where(x => x.Value.Since + Window <= until).ToList())
            {
                _counted.Remove(key);
                if (--_kinds[key.Person] == 0) _kinds.Remove(key.Person);
                if (times.More > 0) over.Add(times);
            }
        }
        foreach (var times in over)
            Enqueue(new(times.Last with { Values = new(times.Last.Values) { ["moreTimes"] = times.More, ["withinMinutes"] = (int)Window.TotalMinutes } }, clock.GetCurrentInstant(), null));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LooksEvery);
        var closing = CloseAsync(timer, stoppingToken);
        // To the end of what was noted, also while the process stops.
        await foreach (var waiting in _waiting.Reader.ReadAllAsync(CancellationToken.None))
        {
            waiting.Reached?.SetResult();
            if (waiting.Act is { } act) await WriteOrLogAsync(act, waiting.At);
        }
        await closing;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        Close(Instant.MaxValue - Window);
        _waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    private async Task CloseAsync(PeriodicTimer timer, CancellationToken ct)
    {
        try
        {
            while (await timer.WaitForNextTickAsync(ct)) Close(clock.MachineTime);
        }
        catch (OperationCanceledException)
        {
            // The process stops.
        }
    }

    private void Enqueue(Waiting waiting)
    {
        if (_waiting.Writer.TryWrite(waiting)) return;
        waiting.Reached?.SetResult();
        if (waiting.Act is { } act) Lost(logger, act.Action, act.Actor, null);
    }

    private async Task WriteOrLogAsync(SecurityAct act, Instant at)
    {
        try
        {
            await WriteAsync(act, at, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // Whatever it was: the next one must be written.
            Lost(logger, act.Action, act.Actor, failure);
        }
    }

    private async Task WriteAsync(SecurityAct act, Instant at, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await TenantScope.EnterAsync(connection, transaction, act.OrganizationId, readOnly: false, ct);
        await using var insert = new NpgsqlCommand(
            """
            insert into collab.audit_entries (organization_id, id, at, recorded_at, actor_id, action, subject_type, subject_id, subject_title, address, "values")
                values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10)
            """, connection, transaction)
        {
            Parameters =
            {
                new() { Value = act.OrganizationId.Value }, new() { Value = Guid.CreateVersion7() }, new() { Value = at },
                new() { Value = act.Actor?.Value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }, new() { Value = act.Action },
                new() { Value = CollabJson.Name(act.Subject.Type) }, new() { Value = act.Subject.Id }, new() { Value = act.Subject.Title },
                new() { Value = act.Address ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = JsonSerializer.Serialize(act.Values.Where(x => x.Value is not null).ToDictionary(), CollabJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        };
        await insert.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(CancellationToken.None);
        nudge.Send();
    }

    [LoggerMessage(EventName = "SecurityActNotRecorded", Level = LogLevel.Error, Message = "{Action} by {Actor} could not be written into the record")]
    private static partial void Lost(ILogger logger, string action, MemberId? actor, Exception? failure);

    private sealed record Waiting(SecurityAct? Act, Instant At, TaskCompletionSource? Reached);

    private sealed class Times(Instant since, SecurityAct first)
    {
        public Instant Since { get; } = since;
        public int More { get; set; }
        public SecurityAct Last { get; set; } = first;
    }
}
