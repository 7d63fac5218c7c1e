using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Calendars;

namespace IPB.Workflows.Routines;

/// <summary>
/// An automation that a state, or a trigger, starts: work that programs do while the case waits, and whose result fires
/// a trigger.
/// </summary>
/// <param name="Name">
/// As the city's runners know it: <c>call-web-hook</c>, or <c>elsa:collect</c> of another runner.
/// </param>
public sealed record AutomationUse(string Name)
{
    internal const int UsualRetries = 4;
    internal static readonly TimeLimit UsualRetryAfter = new(1, TimeUnit.Minutes);

    /// <summary>What it is given, FEEL over the case by the name of the input.</summary>
    public ImmutableDictionary<string, Expression> Inputs { get; init; } =
        ImmutableDictionary<string, Expression>.Empty;

    /// <summary>The field that keeps each of its results, by the name of the output.</summary>
    public ImmutableDictionary<string, string> Outputs { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Trigger of the system that its result fires.</summary>
    public required string Done { get; init; }

    /// <summary>
    /// Trigger of the system that is fired when it has failed for good; null: people are asked what to do.
    /// </summary>
    public string? Failed { get; init; }

    /// <summary>How often it is tried again by itself, 0 to 20.</summary>
    public int Retries { get; init; } = UsualRetries;

    /// <summary>Before the first time; each later time waits twice as long, at most a day.</summary>
    public TimeLimit RetryAfter { get; init; } = UsualRetryAfter;

    /// <summary>Fields that surely have a value when it is done. Follows from what the automation promises.</summary>
    internal ImmutableArray<string> Sure { get; init; } = [];

    /// <summary>Names of the inputs that it cannot do without. Follows from what the automation asks for.</summary>
    internal ImmutableArray<string> Needed { get; init; } = [];

    /// <summary>Where it stands in the file.</summary>
    public int Line { get; init; }

    /// <summary>The fields that its results go to, in order.</summary>
    internal ImmutableArray<string> Fields => [.. Outputs.Values.Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>An automation with a state in which it can be under way.</summary>
/// <param name="In">An innermost state.</param>
/// <param name="By">The trigger that starts it; null: coming into the state does.</param>
internal sealed record StartedAutomation(AutomationUse Use, State In, Trigger? By);
