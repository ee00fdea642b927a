using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Collab.Api.Tests.AccessTokens;

/// <summary>All that is logged, also what nobody reads, with the values of its fields.</summary>
internal sealed class EverythingLogged : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        Lines.Enqueue($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var fields = state is IEnumerable<KeyValuePair<string, object?>> all ? string.Join(' ', all.Select(x => $"{x.Key}={x.Value}")) : "";
        Lines.Enqueue($"{formatter(state, exception)} {fields} {exception}");
    }

    public void Dispose() { }
}
