using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using IPB.Host.Access;
using Microsoft.AspNetCore.RateLimiting;

namespace IPB.Host.Operations;

/// <summary>How fast one person may send commands: a program that runs wild slows nobody else down.</summary>
internal static class CommandRate
{
    public static void Configure(RateLimiterOptions limiter, HostSettings settings)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (context, ct) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                ? after : TimeSpan.FromSeconds(1);
            var http = context.HttpContext;
            http.Response.Headers.RetryAfter =
                Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await http.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new()
            {
                HttpContext = http,
                ProblemDetails = Problems.Of(429, "too-many-commands", "Too many commands in too short a time.",
                    "Wait as long as Retry-After says, then send the same again."),
            });
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetTokenBucketLimiter(
                    http.User.FindFirstValue(ClaimTypes.NameIdentifier)
                        ?? http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new TokenBucketRateLimiterOptions
                        {
                            TokenLimit = settings.CommandsPerSecond,
                            TokensPerPeriod = settings.CommandsPerSecond,
                            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                            QueueLimit = 0,
                        }));
    }
}
