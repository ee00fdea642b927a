using System.Globalization;
using System.Threading.RateLimiting;
using Collab.Infrastructure.Session;

namespace Collab.Api.Common;

/// <summary>
/// How much of the API one member, or one address of somebody who is not signed in, may use: 429 with Retry-After beyond it.
/// People do not reach it; a program in a loop does. Counted by each process for itself.
/// </summary>
internal static class RequestLimit
{
    private const int PerMinute = 600;
    private const int AtOnce = 200;

    /// <summary>Settings <c>Collab:RequestLimit:PerMinute</c> (0: no limit) and <c>Collab:RequestLimit:Burst</c>.</summary>
    public static void AddRequestLimit(this IServiceCollection services, IConfiguration settings)
    {
        var perMinute = settings.GetValue("Collab:RequestLimit:PerMinute", PerMinute);
        var burst = settings.GetValue("Collab:RequestLimit:Burst", AtOnce);
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(1, burst),
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / Math.Max(1, perMinute),
            QueueLimit = 0,
        };
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                perMinute > 0 && context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
                    ? RateLimitPartition.GetTokenBucketLimiter(WhoseIs(context), _ => bucket)
                    : RateLimitPartition.GetNoLimiter(""));
            // The problem itself is written by the status code pages.
            limiter.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : bucket.ReplenishmentPeriod;
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });
    }

    private static string WhoseIs(HttpContext context) =>
        MemberIdentity.Of(context.User) is { } member ? member.Owner.MemberId.Value.ToString() : context.Connection.RemoteIpAddress?.ToString() ?? "";
}
