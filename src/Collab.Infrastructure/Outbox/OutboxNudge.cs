using System.Threading.Channels;

namespace Collab.Infrastructure.Outbox;

/// <summary>Says after a commit that an organization has something to send. Lost nudges are made up for by the sweep.</summary>
internal sealed class OutboxNudge
{
    private readonly Channel<OrganizationId> _waiting = Channel.CreateBounded<OrganizationId>(
        new BoundedChannelOptions(1_000) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    public void Send(OrganizationId organization) => _waiting.Writer.TryWrite(organization);

    public IAsyncEnumerable<OrganizationId> WaitingAsync(CancellationToken ct) => _waiting.Reader.ReadAllAsync(ct);
}
