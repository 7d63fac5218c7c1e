using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Expressions.Contracts;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Workflows.Differential.Activities;

/// <summary>FEEL as an expression type of Elsa.</summary>
public sealed class FeelDescriptor : IExpressionDescriptorProvider
{
    public IEnumerable<ExpressionDescriptor> GetDescriptors() =>
    [
        new()
        {
            Type = "FEEL",
            DisplayName = "FEEL",
            HandlerFactory = services => services.GetRequiredService<Feel>(),
        },
    ];
}

/// <summary>Reads the fields that the burst brought, then the variables.</summary>
public sealed class Feel : IExpressionHandler
{
    private static readonly ConcurrentDictionary<string, Rules.Expression> Parsed = new();

    public ValueTask<object?> EvaluateAsync(
        Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options)
    {
        var read = Parsed.GetOrAdd((string)expression.Value!, text => Rules.Expression.Parse(text));
        var workflow = context.GetWorkflowExecutionContext();
        var brought = KeepFields.FieldsOf(workflow.Input);
        var dates = Dates(workflow);
        var names = new Dictionary<string, object?>();
        foreach (var name in read.Names.Concat(read.PossibleNames))
        {
            var value = Plain(brought.TryGetValue(name, out var given) ? given : context.GetVariable<object>(name));
            names[name] = value is string text && dates.Contains(name)
                ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : value;
        }
        return ValueTask.FromResult<object?>(read.IsTrue(names));
    }

    // Between bursts Elsa keeps values as JSON.
    private static object? Plain(object? value) => value switch
    {
        JsonNode node => Plain(JsonSerializer.SerializeToElement(node)),
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
        JsonElement { ValueKind: JsonValueKind.Number } number => number.GetDecimal(),
        JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } truth => truth.GetBoolean(),
        JsonElement { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(e => Plain(e)).ToList(),
        JsonElement => null,
        _ => value,
    };

    private static HashSet<string> Dates(WorkflowExecutionContext workflow) =>
        workflow.Workflow.Root.CustomProperties.TryGetValue("ipb", out var kept)
        && kept is IDictionary<string, object> block && block.TryGetValue("fields", out var fields)
            ? [.. ((IDictionary<string, object>)fields).Where(f => f.Value is "date").Select(f => f.Key)] : [];
}
