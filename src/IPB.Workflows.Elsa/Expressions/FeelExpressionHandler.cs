using System.Collections.Concurrent;
using Elsa.Common;
using Elsa.Expressions.Contracts;
using Elsa.Expressions.Models;
using FeelExpression = IPB.Rules.Expression;

namespace IPB.Workflows.Elsa.Expressions;

/// <summary>
/// FEEL in Elsa, as routines have it. It reads what a trigger of an exported routine brings, the variables and inputs
/// of the workflow and, where that runs for a case, the names that the routine's conditions read.
/// </summary>
/// <param name="city">Null: an Elsa without the engine, which has Elsa's own time and no cases.</param>
public sealed class FeelExpressionHandler(ISystemClock clock, ElsaCity? city = null) : IExpressionHandler
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
        return FeelResult.As(ExpressionOf(text).Evaluate(names, await NowAsync(text, context)), returnType);
    }

    // The engine's time is the database's: it is asked for where it may be read.
    private async Task<DateTimeOffset> NowAsync(string text, ExpressionExecutionContext context) =>
        city is not null
        && (text.Contains("now", StringComparison.Ordinal) || text.Contains("today", StringComparison.Ordinal))
            ? await city.NowAsync(context.CancellationToken) : clock.UtcNow;

    private static FeelExpression ExpressionOf(string text)
    {
        if (Parsed.TryGetValue(text, out var known)) return known;
        var parsed = FeelExpression.Parse(text);
        if (Parsed.Count >= MostKept) Parsed.Clear();
        return Parsed[text] = parsed;
    }
}
