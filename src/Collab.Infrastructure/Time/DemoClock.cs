using Collab.Application.Demo;

namespace Collab.Infrastructure.Time;

/// <summary>The demo's clock: an offset in one row, which all processes of the installation share.</summary>
internal sealed class DemoClock(CollabClock clock, NpgsqlDataSource database) : IDemoClock
{
    /// <summary>On which all processes hear that it was moved.</summary>
    public const string Channel = "demo_clock";

    public async Task LoadAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select offset_ticks from collab.demo_clock");
        clock.Offset = Duration.FromTicks((long)(await command.ExecuteScalarAsync(ct) ?? 0L));
    }

    /// <summary>The demo has been made and begins at this instant; the only time that the clock may go back.</summary>
    public async Task BeginAsync(Instant now, CancellationToken ct)
    {
        var offset = now - clock.MachineTime;
        await using var begin = database.CreateCommand("update collab.demo_clock set offset_ticks = $1, seeding = false");
        begin.Parameters.Add(new() { Value = (long)offset.TotalTicks });
        await begin.ExecuteNonQueryAsync(ct);
        clock.Offset = offset;
    }

    public async Task MoveToAsync(Instant now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Forwards only, also when two move it at once: the later of the two wins.
        await using var move = new NpgsqlCommand(
            "update collab.demo_clock set offset_ticks = greatest(offset_ticks, $1) returning offset_ticks", connection, transaction)
        {
            Parameters = { new() { Value = (long)(now - clock.MachineTime).TotalTicks } },
        };
        var offset = (long)(await move.ExecuteScalarAsync(ct))!;
        await using (var tell = new NpgsqlCommand($"notify {Channel}", connection, transaction)) await tell.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(CancellationToken.None);
        clock.Offset = Duration.FromTicks(offset);
    }
}
