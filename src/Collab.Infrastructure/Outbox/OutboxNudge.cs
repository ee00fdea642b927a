using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Collab.Infrastructure.Outbox;

/// <summary>Says after a commit that an organization has something to send; once until somebody looks. Lost nudges are made up for by the sweep.</summary>
internal sealed class OutboxNudge
{
    private readonly Channel<OrganizationId> _waiting = Channel.CreateBounded<OrganizationId>(
        new BoundedChannelOptions(1_000) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly ConcurrentDictionary<OrganizationId, bool> _known = new();

    public void Send(OrganizationId organization)
    {
        if (_known.TryAdd(organization, true) && !_waiting.Writer.TryWrite(organization)) _known.TryRemove(organization, out _);
    }

    public async IAsyncEnumerable<OrganizationId> WaitingAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var organization in _waiting.Reader.ReadAllAsync(ct))
        {
            // Before it is looked at: what is committed meanwhile nudges again.
            _known.TryRemove(organization, out _);
            yield return organization;
        }
    }
}
