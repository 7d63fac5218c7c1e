using Elsa.Expressions.Models;
using Elsa.Extensions;
using IPB.Workflows.Cases;
using IPB.Workflows.Elsa.Machines;

namespace IPB.Workflows.Elsa.Expressions;

/// <summary>What FEEL can read in a workflow: the nearest of what has a name wins.</summary>
internal static class FeelNames
{
    public static async Task<Dictionary<string, object?>> OfAsync(
        ExpressionExecutionContext context, ExpressionEvaluatorOptions options, ElsaCity? city, CancellationToken ct)
    {
        var names = new Dictionary<string, object?>(StringComparer.Ordinal);
        var workflow = context.TryGetWorkflowExecutionContext(out var its) ? its : null;
        if (city is not null && workflow is not null
            && ElsaCity.RunOf(workflow) is { } run && ElsaCity.CaseOf(run) is { } number)
            await AddCaseAsync(names, city, (number, run), ct);
        foreach (var (name, value) in workflow?.Input ?? new Dictionary<string, object>())
            names[name] = PlainValue.Of(value);
        foreach (var variable in context.EnumerateVariablesInScope().Reverse())
            names[variable.Name] = PlainValue.Of(variable.Get(context));
        // What a trigger brings is looked at before it is kept.
        if (workflow is not null)
            foreach (var (name, value) in Brought.FieldsOf(workflow.Input)) names[name] = value;
        foreach (var (name, value) in options.Arguments) names[name] = PlainValue.Of(value);
        if (workflow is not null) RoutineDates.Read(names, workflow);
        return names;
    }

    /// <summary>What conditions read of a case, and beside that where it stands.</summary>
    public static Dictionary<string, object?> Of(WorkflowEngine engine, Case c)
    {
        var routine = engine.Routines.ChooserFor(c.Routine, c.RoutineVersion).Routine;
        var names = ConditionNames.Of(routine, c);
        names.TryAdd("number", c.Number);
        names.TryAdd("state", c.State);
        names.TryAdd("closed", c.IsClosed);
        return names;
    }

    private static async Task AddCaseAsync(
        Dictionary<string, object?> names, ElsaCity city, (string Number, string Id) run, CancellationToken ct)
    {
        if (await city.Engine.Cases.FindAsync(run.Number, ct) is not { } c) return;
        foreach (var (name, value) in Of(city.Engine, c)) names[name] = value;
        // Elsa itself forgets the inputs of a workflow when that goes on after a wait.
        if (c.Automations.FirstOrDefault(r => r.Id == run.Id) is { } its)
            foreach (var (name, value) in its.Inputs) names[name] = value;
    }
}
