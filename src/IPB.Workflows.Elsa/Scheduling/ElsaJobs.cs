using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace IPB.Workflows.Elsa.Scheduling;

/// <summary>Elsa's own store of jobs, beside the host's: a schema of its own in the same database.</summary>
internal sealed class ElsaJobs
{
    /// <summary>Any fixed number: nodes that start together install one after another.</summary>
    private const long InstallLock = 0x454C5341;

    public ElsaJobs(ElsaSettings settings)
    {
        var connection = new NpgsqlConnectionStringBuilder(settings.Connection)
        {
            ApplicationName = "IPB Workflows, Elsa's timers",
            MaxPoolSize = 20,
            Enlist = false,
        }.ConnectionString;
        Install(connection, settings.JobSchema);
        Storage = new PostgreSqlStorage(new global::Hangfire.PostgreSql.Factories.NpgsqlConnectionFactory(
            connection, Options(settings)), Options(settings));
        Client = new BackgroundJobClient(Storage);
        Recurring = new RecurringJobManager(Storage);
    }

    public JobStorage Storage { get; }
    public IBackgroundJobClient Client { get; }
    public IRecurringJobManager Recurring { get; }

    private static PostgreSqlStorageOptions Options(ElsaSettings settings) => new()
    {
        SchemaName = settings.JobSchema,
        PrepareSchemaIfNecessary = false,
        QueuePollInterval = TimeSpan.FromSeconds(1),
        EnableLongPolling = false,
        UseSlidingInvisibilityTimeout = true,
        InvisibilityTimeout = TimeSpan.FromMinutes(2),
        DistributedLockTimeout = TimeSpan.FromSeconds(30),
    };

    private static void Install(string connection, string schema)
    {
        using var session = new NpgsqlConnection(connection);
        session.Open();
        Run($"select pg_advisory_lock({InstallLock})");
        try
        {
            PostgreSqlObjectsInstaller.Install(session, schema);
        }
        finally
        {
            Run($"select pg_advisory_unlock({InstallLock})");
        }

        void Run(string sql)
        {
            using var command = new NpgsqlCommand(sql, session);
            command.ExecuteNonQuery();
        }
    }
}

/// <summary>Wakes timers when they are due.</summary>
internal sealed class ElsaJobServer(ElsaJobs jobs, ElsaSettings settings, IServiceScopeFactory scopes)
    : IHostedService, IDisposable
{
    private BackgroundJobServer? server;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        server = new(new BackgroundJobServerOptions
        {
            ServerName = $"elsa-{Environment.MachineName}",
            WorkerCount = settings.Workers,
            SchedulePollingInterval = TimeSpan.FromSeconds(1),
            ShutdownTimeout = TimeSpan.FromSeconds(10),
            Activator = new AspNetCoreJobActivator(scopes),
        }, jobs.Storage);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        server?.SendStop();
        return server?.WaitForShutdownAsync(cancellationToken) ?? Task.CompletedTask;
    }

    public void Dispose() => server?.Dispose();
}
