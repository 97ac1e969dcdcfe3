using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Stemma.Web.Accounts;

namespace Stemma.Web.Safety;

/// <summary>How often, how long and how much a caller may ask.</summary>
internal static class Limits
{
    /// <summary>For routes that try a password or a passkey: counted by address, whoever is asked for.</summary>
    public const string SignIn = "sign-in";

    private const string Progress = "progress";

    /// <summary>Longest connection that tells of progress.</summary>
    private static readonly TimeSpan LongestProgress = TimeSpan.FromHours(1);

    public static void AddLimits(this IServiceCollection services, ServeOptions options)
    {
        services.AddRequestTimeouts(timeouts =>
        {
            timeouts.DefaultPolicy = Timeout(TimeSpan.FromSeconds(options.RequestSeconds));
            timeouts.AddPolicy(Progress, Timeout(LongestProgress));
        });
        services.AddRateLimiter(limiter =>
        {
            limiter.OnRejected = (rejected, _) => new ValueTask(TooMany(rejected));
            limiter.AddPolicy(SignIn, context => Bucket("sign-in of " + Address(context), options.SignInsPerMinute));
            if (options.NeedsSignIn)
                limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                    PartitionedRateLimiter.Create<HttpContext, string>(context =>
                        Counted(context, options.RequestsPerMinute)
                    ),
                    PartitionedRateLimiter.Create<HttpContext, string>(context =>
                        Counted(context, IsReading(context.Request) ? 0 : options.ChangesPerMinute)
                    )
                );
        });
    }

    /// <summary>The routes take uploads: more bytes, and time for slow lines.</summary>
    public static TBuilder TakesUploads<TBuilder>(this TBuilder routes, ServeOptions options)
        where TBuilder : IEndpointConventionBuilder
    {
        routes.WithRequestTimeout(TimeSpan.FromMinutes(10));
        return routes.WithMetadata(new RequestSizeLimitAttribute(options.MaxUploadBytes));
    }

    /// <summary>The routes stay open to tell of progress.</summary>
    public static TBuilder TellsProgress<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder
    {
        routes.WithRequestTimeout(Progress);
        return routes;
    }

    public static bool IsReading(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static RateLimitPartition<string> Counted(HttpContext context, int perMinute) =>
        perMinute == 0 || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            ? RateLimitPartition.GetNoLimiter("free")
            : Bucket(CallerOf(context), perMinute);

    /// <summary>A minute's worth may come at once; after that it fills up evenly.</summary>
    private static RateLimitPartition<string> Bucket(string caller, int perMinute) =>
        RateLimitPartition.GetTokenBucketLimiter(
            caller,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = perMinute,
                TokensPerPeriod = Math.Max(1, perMinute / 60),
                ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / perMinute)),
                QueueLimit = 0,
            }
        );

    private static string CallerOf(HttpContext context) =>
        (context.User.TokenId(), context.User.AccountId()) switch
        {
            ({ } token, _) => "token " + token,
            (_, { } account) => "account " + account,
            _ => "address " + Address(context),
        };

    /// <summary>The address; of IPv6 the network, since whoever has one has all of its 2^64 addresses.</summary>
    private static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        return Convert.ToHexStringLower(address.GetAddressBytes()[..8]);
    }

    private static Task TooMany(OnRejectedContext rejected)
    {
        var context = rejected.HttpContext;
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
                .ToString(CultureInfo.InvariantCulture);
        return Problems
            .Of(StatusCodes.Status429TooManyRequests, WebCodes.TooMany, "Too many requests. Wait, and ask more slowly.")
            .ExecuteAsync(context);
    }

    private static RequestTimeoutPolicy Timeout(TimeSpan time) =>
        new()
        {
            Timeout = time,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = context =>
                Problems
                    .Of(
                        StatusCodes.Status503ServiceUnavailable,
                        WebCodes.TimedOut,
                        "The request took too long and was given up."
                    )
                    .ExecuteAsync(context),
        };
}
