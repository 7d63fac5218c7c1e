using Elsa.Common.Features;
using Elsa.Common.Serialization;
using Elsa.Extensions;
using Elsa.Features.Abstractions;
using Elsa.Features.Attributes;
using Elsa.Features.Services;
using Elsa.Workflows.Management.Features;
using IPB.Workflows.Elsa.Expressions;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Workflows.Elsa.Machines;

/// <summary>
/// What state machines that were exported from routines need to run: their triggers, what keeps their fields, and FEEL.
/// It needs neither the engine nor a database.
/// </summary>
[DependsOn(typeof(SystemClockFeature))]
[DependsOn(typeof(WorkflowManagementFeature))]
public sealed class RoutineMachinesFeature(IModule module) : FeatureBase(module)
{
    /// <inheritdoc/>
    public override void Configure() => Module.UseWorkflowManagement(management =>
        management.AddActivity<AwaitTrigger>().AddActivity<KeepFields>());

    /// <inheritdoc/>
    public override void Apply()
    {
        Services.AddScoped<FeelExpressionHandler>();
        Services.AddExpressionDescriptorProvider<FeelDescriptor>();
        Services.Configure<SerializationTypeOptions>(types =>
            types.RegisterTypeAlias(typeof(TriggerStimulus), nameof(TriggerStimulus)));
    }
}

/// <summary>Adds exported routines to an Elsa without the engine.</summary>
public static class RoutineMachinesExtensions
{
    /// <summary><c>UseIpbWorkflows()</c> does this, too.</summary>
    public static IModule UseIpbRoutineMachines(this IModule module) => module.Use<RoutineMachinesFeature>();
}
