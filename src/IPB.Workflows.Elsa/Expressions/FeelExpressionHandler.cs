using System.Collections.Concurrent;
using Elsa.Expressions.Contracts;
using Elsa.Expressions.Models;
using FeelExpression = IPB.Rules.Expression;

namespace IPB.Workflows.Elsa.Expressions;

/// <summary>
/// FEEL in Elsa, as routines have it. It reads the variables and inputs of the workflow and, where that runs for a case,
/// the names that the routine's conditions read.
/// </summary>
public sealed class FeelExpressionHandler(ElsaCity city) : IExpressionHandler
{
    private const int MostKept = 2_000;
    private static readonly ConcurrentDictionary<string, FeelExpression> Parsed = new(StringComparer.Ordinal);

    /// <exception cref="Rules.FeelSyntaxException">The text is no expression.</exception>
    public async ValueTask<object?> EvaluateAsync(
        Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options)
    {
        var text = expression.Value?.ToString();
        if (string.IsNullOrWhiteSpace(text)) return FeelResult.As(null, returnType);
        var names = await FeelNames.OfAsync(context, options, city, context.CancellationToken);
        var now = await city.NowAsync(context.CancellationToken);
        return FeelResult.As(ExpressionOf(text).Evaluate(names, now), returnType);
    }

    private static FeelExpression ExpressionOf(string text)
    {
        if (Parsed.TryGetValue(text, out var known)) return known;
        var parsed = FeelExpression.Parse(text);
        if (Parsed.Count >= MostKept) Parsed.Clear();
        return Parsed[text] = parsed;
    }
}
