using Elsa.Expressions.Contracts;
using Elsa.Expressions.Models;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Workflows.Elsa.Expressions;

/// <summary>Tells Elsa and its designer of FEEL: <c>{ "type": "FEEL", "value": "budget &lt; 100000" }</c>.</summary>
public sealed class FeelDescriptor : IExpressionDescriptorProvider
{
    /// <summary>Stored in definitions.</summary>
    public const string Type = "FEEL";

    public IEnumerable<ExpressionDescriptor> GetDescriptors() =>
    [
        new()
        {
            Type = Type,
            DisplayName = Type,
            HandlerFactory = services => services.GetRequiredService<FeelExpressionHandler>(),
        },
    ];
}
