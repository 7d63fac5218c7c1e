using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Automations;

/// <summary>What an automation is called with, when it begins and each time that it goes on.</summary>
/// <param name="Run">
/// Id of the run, <c>2026-00042.run.3</c>: the same however often it is called. Whatever it does elsewhere carries this
/// id, so that it is done once.
/// </param>
/// <param name="Case">The case as it stood when the call was made.</param>
/// <param name="Routine">The version that the case follows.</param>
/// <param name="Now">The engine's time.</param>
public sealed record AutomationCall(string Run, string Name, Case Case, Routine Routine, DateTimeOffset Now)
{
    /// <summary>What it was given when it began, by the name of the input; what was empty is not there.</summary>
    public ImmutableSortedDictionary<string, object> Inputs { get; init; } =
        ImmutableSortedDictionary<string, object>.Empty;

    /// <summary>Why it is called now.</summary>
    public AutomationWake Why { get; init; }

    /// <summary>What it had kept for itself when it began to wait.</summary>
    public string? Kept { get; init; }

    /// <summary>What came to its callback address; null: nothing yet.</summary>
    public string? Answer { get; init; }

    /// <summary>Number of the run within its case: a document that it files is numbered so.</summary>
    public int Number { get; init; }

    /// <summary>
    /// The path, after the site's address, where its one answer is taken. Whoever knows it may answer.
    /// </summary>
    public string Callback { get; init; } = "";

    /// <summary>Reads the journal of the case.</summary>
    public Func<CancellationToken, Task<ImmutableArray<JournalEntry>>> JournalAsync { get; init; } =
        _ => Task.FromResult(ImmutableArray<JournalEntry>.Empty);

    /// <summary>Tells those who look at the case how far it is.</summary>
    public Func<Text, CancellationToken, Task> ReportAsync { get; init; } = (_, _) => Task.CompletedTask;

    public string? TextOf(string input) => Inputs.GetValueOrDefault(input) as string;
    public decimal? NumberOf(string input) => Inputs.GetValueOrDefault(input) as decimal?;
    public bool IsTicked(string input) => Inputs.GetValueOrDefault(input) is true;
}

/// <summary>Stored as kebab-case names.</summary>
public enum AutomationWake
{
    Started,

    /// <summary>What it waited for came to its callback address.</summary>
    Answered,

    /// <summary>The time until which it waited is over.</summary>
    Time,

    /// <summary>It failed before and is tried again.</summary>
    Again,
}

/// <summary>How a call of an automation ended.</summary>
/// <param name="Kind">What of the rest is set.</param>
public sealed record AutomationOutcome(AutomationEnd Kind)
{
    /// <summary>Longest text that an automation may keep for itself, in characters.</summary>
    public const int LongestKept = 20_000;

    /// <summary>Results by the name of the output.</summary>
    public ImmutableSortedDictionary<string, object> Outputs { get; init; } =
        ImmutableSortedDictionary<string, object>.Empty;

    /// <summary>Documents that it filed with the case.</summary>
    public ImmutableArray<FiledDocument> Filed
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Until when it waits; then it is called again in any case.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What it waits for, or why it failed.</summary>
    public Text? Words { get; init; }

    /// <summary>What it wants to know again when it goes on.</summary>
    public string? Kept { get; init; }

    /// <summary>Whether trying again may help.</summary>
    public bool Again { get; init; }

    /// <summary>It has done what it is for.</summary>
    public static AutomationOutcome Done(params ReadOnlySpan<(string Output, object Value)> outputs)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, object>();
        foreach (var (output, value) in outputs) values[output] = value;
        return new(AutomationEnd.Done) { Outputs = values.ToImmutable() };
    }

    /// <summary>
    /// It holds nothing while it waits: it is called again with the answer, or when the time is over.
    /// </summary>
    public static AutomationOutcome Waits(DateTimeOffset until, Text what, string? kept = null) =>
        new(AutomationEnd.Waits) { Until = until, Words = what, Kept = kept };

    /// <param name="again">Whether trying again may help.</param>
    public static AutomationOutcome Failed(Text why, bool again = true) =>
        new(AutomationEnd.Failed) { Words = why, Again = again };
}

/// <summary>Stored as kebab-case names.</summary>
public enum AutomationEnd { Done, Waits, Failed }
