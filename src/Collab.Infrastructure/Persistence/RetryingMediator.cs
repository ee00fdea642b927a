using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Infrastructure.Persistence;

/// <summary>
/// Sends a message again that PostgreSQL gave up in favour of another (deadlock, serialization failure): nobody did anything
/// wrong, and nothing of it was committed. Each try has a scope of its own, since the failed one holds half-changed entities;
/// what is sent afterwards goes to the scope that succeeded. A message sent by a handler fails with that one's transaction.
/// </summary>
internal sealed class RetryingMediator(ServiceFactory services, IServiceScopeFactory scopes, Caller caller) : IMediator, IAsyncDisposable
{
    /// <summary>Tries after the first.</summary>
    public const int Retries = 3;

    private readonly Mediator _first = new(services);
    private AsyncServiceScope? _scope;
    private RetryingMediator? _present;
    private bool _sending;

    public async Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        if (_sending) return await _first.Send(request, cancellationToken);
        for (var left = Retries; ; left--)
        {
            try
            {
                return await (_present ?? this).SendOnceAsync(request, cancellationToken);
            }
            catch (StaleVersionException e) when (e.InnerException is not null && left > 0)
            {
                // Something else that the message changes too was changed at the same moment. If it is what the caller saw, the next
                // try says so by its version.
                await AnewAsync();
            }
            catch (Exception e) when (StoreFailures.LostToAnother(e))
            {
                if (left == 0) throw new RuleBrokenException(StoreRules.Busy);
                await AnewAsync();
            }
        }
    }

    public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default) where TNotification : INotification =>
        _first.Publish(notification, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_scope is { } scope) await scope.DisposeAsync();
    }

    private async Task<TResponse> SendOnceAsync<TResponse>(IRequest<TResponse> request, CancellationToken ct)
    {
        _sending = true;
        try
        {
            return await _first.Send(request, ct);
        }
        finally
        {
            _sending = false;
        }
    }

    private async Task AnewAsync()
    {
        await DisposeAsync();
        var scope = scopes.CreateAsyncScope();
        _scope = scope;
        scope.ServiceProvider.GetRequiredService<Caller>().ActAs(caller);
        _present = (RetryingMediator)scope.ServiceProvider.GetRequiredService<IMediator>();
    }
}
