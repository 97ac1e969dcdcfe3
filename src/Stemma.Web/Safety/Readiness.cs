using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Stemma.Archive;
using Stemma.Web.Accounts;
using Stemma.Web.Archives;
using Stemma.Web.Traces;

namespace Stemma.Web.Safety;

/// <summary>Whether the server can do its work: traces may wait, and the files it needs can be read.</summary>
internal sealed class Readiness(TraceJobs jobs, ArchiveReaders archive, IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(IsReady() ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());

    private bool IsReady()
    {
        try
        {
            if (archive.HasArchive)
                archive.Read(kept => kept.Stories(new StoryFilter { Limit = 1 }));
            services.GetService<AccountBook>()?.All();
            return !jobs.IsFull;
        }
        catch (Exception exception) when (exception is ArchiveException or SqliteException)
        {
            return false;
        }
    }
}
