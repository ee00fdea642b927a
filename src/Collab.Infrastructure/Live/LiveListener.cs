using System.Text.Json;
using Collab.Infrastructure.Outbox;
using Collab.Infrastructure.Time;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Collab.Infrastructure.Live;

/// <summary>Hears what any process of the installation sent, and passes it on to the browsers that are connected to this one.</summary>
internal sealed partial class LiveListener(
    NpgsqlDataSource database, IHubContext<LiveHub> hub, UnreadCounts unread, LiveAudience audience, DemoClock demoClock, ILogger<LiveListener> logger) : BackgroundService
{
    /// <summary>On which the database tells that a session was ended, by its owner or by another (a trigger, see security.sql).</summary>
    private const string SessionEnded = "session_ended";

    private static readonly TimeSpan AfterLoss = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
            {
                LogLost(logger, e);   // browsers read again by themselves when they notice; nothing is lost but time
                await Task.Delay(AfterLoss, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        Queue<NpgsqlNotificationEventArgs> heard = [];
        connection.Notification += (_, told) => heard.Enqueue(told);
        try
        {
            await using (var listen = new NpgsqlCommand($"listen {OutboxSender.Channel}; listen {DemoClock.Channel}; listen {SessionEnded}", connection)) await listen.ExecuteNonQueryAsync(ct);
            // What was moved before we listened.
            await demoClock.LoadAsync(ct);
            while (true)
            {
                await connection.WaitAsync(ct);
                while (heard.TryDequeue(out var told)) await PassOnAsync(told, ct);
            }
        }
        finally
        {
            // A pooled connection is not reset (see DataSources): it must not go back listening.
            if (connection.State == System.Data.ConnectionState.Open)
            {
                await using var unlisten = new NpgsqlCommand("unlisten *", connection);
                await unlisten.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
    }

    private async Task PassOnAsync(NpgsqlNotificationEventArgs told, CancellationToken ct)
    {
        if (told.Channel == DemoClock.Channel)
        {
            await demoClock.LoadAsync(ct);
            return;
        }
        if (told.Channel == SessionEnded)
        {
            audience.End(told.Payload);
            return;
        }
        var it = JsonSerializer.Deserialize<Announcement>(told.Payload, CollabJson.Options)!;
        if (it.Recipient is { } recipient)
        {
            if (audience.Has(recipient)) await hub.Clients.Group(LiveGroups.Of(recipient)).SendAsync("notified", new { unread = await unread.OfAsync(it.OrganizationId, recipient, ct) }, ct);
            return;
        }
        var group = it.CollaborationId is { } collaboration ? LiveGroups.Of(collaboration) : LiveGroups.Of(it.OrganizationId);
        await hub.Clients.Group(group).SendAsync("changed", new { type = CollabJson.Name(it.Type), id = it.Id, collaborationId = it.CollaborationId?.Value, version = it.Version }, ct);
    }

    [LoggerMessage(EventName = "LiveConnectionLost", Level = LogLevel.Warning, Message = "The connection that listens for changes was lost; it is opened again")]
    private static partial void LogLost(ILogger logger, Exception e);
}

/// <summary>How many notifications somebody has not read.</summary>
internal sealed class UnreadCounts(NpgsqlDataSource database)
{
    public async Task<long> OfAsync(OrganizationId organization, MemberId member, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await TenantScope.EnterAsync(connection, transaction, organization, readOnly: true, ct);
        await using var count = new NpgsqlCommand(
            "select count(*) from collab.notifications where organization_id = $1 and recipient_id = $2 and read_at is null", connection, transaction)
        {
            Parameters = { new() { Value = organization.Value }, new() { Value = member.Value } },
        };
        return (long)(await count.ExecuteScalarAsync(ct))!;
    }
}
