using System.Collections.Immutable;
using IPB.Workflows.Automations;

namespace IPB.Workflows.Cases;

/// <summary>An automation that is under way for a case, or that failed and waits for people.</summary>
/// <param name="Id">
/// <c>2026-00042.run.3</c>: the idempotency key of everything that it does elsewhere, the same for every attempt.
/// </param>
/// <param name="Number">1, 2, 3 … within the case.</param>
/// <param name="Name">As the routine writes it.</param>
public sealed record AutomationRun(string Id, int Number, string Name, AutomationTerms Terms)
{
    /// <summary>Id of the trigger that started it; null: coming into the state did.</summary>
    public string? Trigger { get; init; }

    /// <summary>What it was given, by the name of the input.</summary>
    public ImmutableSortedDictionary<string, object> Inputs
    {
        get => field ?? ImmutableSortedDictionary<string, object>.Empty;
        init;
    }
    public RunStatus Status { get; init; }

    /// <summary>How often it was called: an older call's result counts no more.</summary>
    public int Call { get; init; }

    /// <summary>How often it has failed since it last got on.</summary>
    public int Failures { get; init; }
    public DateTimeOffset Since { get; init; }

    /// <summary>Until when it waits, or when it is tried again.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How far it is, or what it waits for.</summary>
    public Text? Note { get; init; }

    /// <summary>Why it failed last.</summary>
    public Text? Why { get; init; }

    /// <summary>What it keeps for itself while it waits.</summary>
    public string? Kept { get; init; }

    /// <summary>What came to its callback address: the first answer, and the only one.</summary>
    public string? Answer { get; init; }

    /// <summary>Number of the call during which, or after which, the answer came.</summary>
    public int AnsweredDuring { get; init; }

    /// <summary>Why it was called last.</summary>
    public AutomationWake Wake { get; init; }

    /// <summary>The timer that ends its wait.</summary>
    internal string TimerKey =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"automation:{Number}");
}

/// <summary>Stored as kebab-case names.</summary>
public enum RunStatus
{
    Running,
    Waiting,

    /// <summary>It failed and is tried again by itself.</summary>
    Retrying,

    /// <summary>It failed and waits for people to try again or give it up.</summary>
    Stuck,

    /// <summary>It was cancelled when the case was put on hold; another run begins when the case goes on.</summary>
    Held,
}

/// <summary>What the routine says of it, kept with the run.</summary>
/// <param name="Done">Trigger that its result fires.</param>
/// <param name="Failed">Trigger that is fired when it has failed for good; null: people are asked.</param>
/// <param name="Retries">How often it is tried again by itself.</param>
/// <param name="RetryAfter">Minutes before the first time.</param>
public sealed record AutomationTerms(string Done, string? Failed, int Retries, int RetryAfter)
{
    /// <summary>The field that keeps each result, by the name of the output.</summary>
    public ImmutableSortedDictionary<string, string> Outputs
    {
        get => field ?? ImmutableSortedDictionary<string, string>.Empty;
        init;
    }
}

/// <summary>A document that was made for a case and is kept with it.</summary>
/// <param name="Number">The case's number and, after a colon, that of the run: <c>IPB 2026-00042:3</c>.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="Size">In bytes.</param>
public sealed record FiledDocument(string Number, string Name, string MediaType, string Hash, long Size);
