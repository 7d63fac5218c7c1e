using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Dashboard;
using Hangfire.PostgreSql;
using Hangfire.Server;
using IPB.Host.Access;
using IPB.Host.Notifications;
using IPB.Workflows;
using Npgsql;

namespace IPB.Host.Jobs;

/// <summary>Hangfire: the pump and the relay as processes, messages and recurring routines as jobs.</summary>
internal static class HangfireSetup
{
    /// <summary>Jobs at once on a node.</summary>
    internal const int Workers = 4;
    private const string Schema = "hangfire";

    /// <summary>Any fixed number: nodes that start together install one after another.</summary>
    private const long InstallLock = 0x48414E47;

    // Hangfire keeps one log for the process: it must outlive every application in it.
    private static readonly ILoggerFactory Log =
        LoggerFactory.Create(log => log.AddConsole().SetMinimumLevel(LogLevel.Error));

    public static void AddJobs(this IServiceCollection services, City city)
    {
        Install(city.ConnectionString);
        services.AddHangfire(configuration => configuration
            .UseLogProvider(new AspNetCoreLogProvider(Log))
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                options => options.UseNpgsqlConnection(Connection(city.ConnectionString)), Options()));
        services.AddSingleton<WakeSignal>();
        services.AddScoped<MessageDelivery>();
        services.AddScoped<RecurringRuns>();
        services.AddScoped<RecurringQuestions>();
        services.AddScoped<SuggestionTraining>();
        services.AddScoped<CoverNews>();
        services.AddScoped<CalendarReading>();
        services.AddScoped<JournalChecking>();
        services.AddSingleton<JobHealth>();
        services.AddSingleton<RecurringSchedule>();
        services.AddHostedService<RoutineFollower>();
        services.AddHostedService<CoverFollower>();
        if (!city.Settings.Work) return;
        services.AddSingleton<IBackgroundProcess, TimerPump>();
        services.AddSingleton<IBackgroundProcess, MessageRelay>();
        services.AddSingleton<IBackgroundProcess, MigrationPump>();
        services.AddSingleton<IBackgroundProcess, DisposalPump>();
        if (city.Settings.Mail.Inbound is not null) services.AddSingleton<IBackgroundProcess, InboundPump>();
        services.AddSingleton<IBackgroundProcess, CalendarPump>();
        services.AddHangfireServer(options =>
        {
            options.WorkerCount = Workers;
            options.ShutdownTimeout = TimeSpan.FromSeconds(10);
            options.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        });
    }

    public static void UseJobs(this WebApplication app)
    {
        var wake = app.Services.GetRequiredService<WakeSignal>();
        app.Services.GetRequiredService<WorkflowEngine>().Wake = wake.Ring;
        var schedule = app.Services.GetRequiredService<RecurringSchedule>();
        schedule.Plan();
        app.Services.GetRequiredService<City>().Recurs = schedule.Plan;
        if (app.Services.GetRequiredService<HostSettings>().Work)
            app.Services.GetRequiredService<IBackgroundJobClient>()
                .Enqueue<SuggestionTraining>(training => training.RunIfNoneAsync(CancellationToken.None));
        app.MapHangfireDashboard("/jobs", new DashboardOptions
        {
            // The route's policy has let the person in; Hangfire's own rule would trust every local address.
            Authorization = [],
            IsReadOnlyFunc = context => !context.GetHttpContext().User.IsInRole(SignIn.Administrator),
            DisplayStorageConnectionString = false,
            DashboardTitle = "IPB Workflows",
        }).RequireAuthorization(SignIn.Operations);
    }

    private static PostgreSqlStorageOptions Options() => new()
    {
        SchemaName = Schema,
        PrepareSchemaIfNecessary = false,
        QueuePollInterval = TimeSpan.FromSeconds(1),
        EnableLongPolling = false,
        UseSlidingInvisibilityTimeout = true,
        InvisibilityTimeout = TimeSpan.FromMinutes(2),
        DistributedLockTimeout = TimeSpan.FromSeconds(30),
        AllowDegradedModeWithoutStorage = false,
    };

    // A pool of its own, so that jobs never take the engine's connections.
    private static string Connection(string connection) => new NpgsqlConnectionStringBuilder(connection)
    {
        ApplicationName = "IPB Workflows jobs",
        MaxPoolSize = 30,
        Enlist = false,
    }.ConnectionString;

    private static void Install(string connection)
    {
        using var session = new NpgsqlConnection(Connection(connection));
        session.Open();
        Run($"select pg_advisory_lock({InstallLock})");
        try
        {
            PostgreSqlObjectsInstaller.Install(session, Schema);
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
