using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Collab.Application.Common.Behaviours;

/// <summary>One activity and one log line per message: what, by whom, how it ended, how long. Never its content.</summary>
internal sealed partial class TracingBehavior<TRequest, TAnswer>(ICaller caller, ILogger<IMessage> logger) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        var name = typeof(TRequest).Name;
        using var activity = Tracing.Source.StartActivity(name);
        var started = Stopwatch.GetTimestamp();
        var outcome = "ok";
        try
        {
            return await next();
        }
        catch (Exception e)
        {
            outcome = e is RuleBrokenException broken ? broken.Rule.Code : e.GetType().Name;
            activity?.SetStatus(ActivityStatusCode.Error, outcome);
            throw;
        }
        finally
        {
            var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            LogHandled(logger, name, caller.MemberId, outcome, milliseconds);
        }
    }

    [LoggerMessage(EventName = "MessageHandled", Level = LogLevel.Information, Message = "{Message} by {Member}: {Outcome} in {Milliseconds:0.0} ms")]
    private static partial void LogHandled(ILogger logger, string message, MemberId? member, string outcome, double milliseconds);
}

/// <summary>The source of Collab's own activities.</summary>
public static class Tracing
{
    public const string Name = "Collab";

    internal static readonly ActivitySource Source = new(Name);
}
