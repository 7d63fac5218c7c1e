using Elsa.Common.Serialization;
using Elsa.Extensions;
using Elsa.Features.Abstractions;
using Elsa.Features.Attributes;
using Elsa.Features.Services;
using Elsa.Persistence.EFCore;
using Elsa.Persistence.EFCore.Extensions;
using Elsa.Persistence.EFCore.Modules.Management;
using Elsa.Persistence.EFCore.Modules.Runtime;
using Elsa.Scheduling.Features;
using Elsa.Workflows.Api.Features;
using Elsa.Workflows.Management.Features;
using Elsa.Workflows.Runtime.Distributed.Extensions;
using Elsa.Workflows.Runtime.Distributed.Features;
using Elsa.Workflows.Runtime.Features;
using IPB.Workflows.Elsa.Activities;
using IPB.Workflows.Elsa.Guards;
using IPB.Workflows.Elsa.Machines;
using IPB.Workflows.Elsa.Runs;
using IPB.Workflows.Elsa.Scheduling;
using IPB.Workflows.Elsa.Waiting;
using IPB.Workflows.Storage;
using Medallion.Threading.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IPB.Workflows.Elsa;

/// <summary>
/// Everything that Elsa needs to carry out automations of cases, and to run exported routines: activities, FEEL, its
/// place in the engine's database, timers, and what keeps it from starting in an unsafe way.
/// </summary>
[DependsOn(typeof(WorkflowManagementFeature))]
[DependsOn(typeof(WorkflowRuntimeFeature))]
[DependsOn(typeof(DistributedRuntimeFeature))]
[DependsOn(typeof(SchedulingFeature))]
[DependsOn(typeof(WorkflowsApiFeature))]
[DependsOn(typeof(RoutineMachinesFeature))]
public sealed class IpbWorkflowsFeature(IModule module) : FeatureBase(module)
{
    /// <summary>Required.</summary>
    public WorkflowEngine Engine { get; set; } = null!;

    /// <summary>Required: the engine's.</summary>
    public Database Database { get; set; } = null!;

    /// <summary>Required.</summary>
    public ElsaSettings Settings { get; set; } = null!;

    /// <summary>
    /// The runner that the engine has been given; null: this Elsa carries out no automations of cases.
    /// </summary>
    public ElsaRunner? Runner { get; set; }

    /// <inheritdoc/>
    public override void Configure()
    {
        if (Engine is null || Database is null || Settings is null)
            throw new ElsaRefused("UseIpbWorkflows() needs the engine, its database and the settings of Elsa.");
        var connection = new NpgsqlConnectionStringBuilder(Settings.Connection)
        {
            ApplicationName = "IPB Workflows, Elsa",
            MaxPoolSize = 60,
        }.ConnectionString;
        var place = new ElsaDbContextOptions { SchemaName = Settings.Schema };
        Module.UseWorkflowManagement(management => management
            .AddActivity<SubmitCase>().AddActivity<FireTrigger>().AddActivity<WaitForCase>()
            .AddActivity<AskDepartments>()
            .AddActivity<AddEvidence>().AddActivity<SendMessage>()
            .UseEntityFrameworkCore(ef => ef.UsePostgreSql(connection, place)));
        Module.UseWorkflowRuntime(runtime =>
        {
            runtime.UseEntityFrameworkCore(ef => ef.UsePostgreSql(connection, place));
            runtime.UseDistributedRuntime();
            runtime.DistributedLockProvider = _ => new PostgresDistributedSynchronizationProvider(connection);
        });
        Module.UseScheduling(scheduling =>
            scheduling.WorkflowScheduler = services => services.GetRequiredService<IndexedScheduler>());
    }

    /// <inheritdoc/>
    public override void ConfigureHostedServices()
    {
        // Before Elsa's own: it does not begin where it may not.
        Module.ConfigureHostedService<StartGuard>(-1_000);
        Module.ConfigureHostedService<ElsaStart>(1_000);
        if (!Settings.Work) return;
        Module.ConfigureHostedService<ElsaFollower>(1_001);
        Module.ConfigureHostedService<ElsaJobServer>(1_002);
    }

    /// <inheritdoc/>
    public override void Apply()
    {
        Services.AddSingleton(Settings);
        Services.AddSingleton(new ElsaCity(Engine, Database, Settings));
        if (Runner is not null) Services.AddSingleton(Runner);
        Services.AddSingleton<ElsaJobs>();
        Services.AddScoped<IndexedScheduler>();
        Services.AddScoped<ElsaRuns>();
        Services.AddScoped<DefinitionSeed>();
        Services.AddScoped<WaitingWorkflows>();
        Services.AddScoped<WaitingRuns>();
        Services.AddScoped<LostTimers>();
        Services.Configure<SerializationTypeOptions>(types =>
            types.RegisterTypeAlias(typeof(CaseWait), nameof(CaseWait)));
    }
}

/// <summary>Adds the engine to an Elsa.</summary>
public static class IpbWorkflowsExtensions
{
    /// <summary>Sets everything up: <c>services.AddElsa(elsa =&gt; elsa.UseIpbWorkflows(f =&gt; …))</c>.</summary>
    public static IModule UseIpbWorkflows(this IModule module, Action<IpbWorkflowsFeature> configure) =>
        module.Use(configure);
}
