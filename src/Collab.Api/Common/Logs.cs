using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Collab.Api.Common;

/// <summary>What the process says on its console: to a collector of logs one JSON object a line, with the request and its trace; to people at their own machine words.</summary>
internal static partial class Logs
{
    public static void AddLogs(this WebApplicationBuilder builder, bool forPeople)
    {
        if (forPeople)
        {
            builder.Logging.AddSimpleConsole();
            return;
        }
        builder.Logging.AddJsonConsole(json =>
        {
            json.IncludeScopes = true;
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            json.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
        });
    }

    [LoggerMessage(EventName = "Ready", Level = LogLevel.Information, Message = "Collab is ready: {Address}")]
    public static partial void LogReady(this ILogger logger, string address);
}
