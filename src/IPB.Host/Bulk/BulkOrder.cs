using System.Collections.Immutable;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Host.Bulk;

/// <summary>One thing to be done with many cases.</summary>
/// <param name="Do">One of <see cref="Works"/>.</param>
/// <param name="Numbers">Of the cases, as stored, each once.</param>
public sealed record BulkOrder(string Do, ImmutableArray<string> Numbers)
{
    public const int Most = 200;
    public const string Decide = "decide";
    public const string Assign = "assign";
    public const string Remind = "remind";
    public static readonly ImmutableArray<string> Works = [Decide, Assign, Remind];

    /// <summary>Of a decision.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Id of the person that cases are given to.</summary>
    public string? To { get; init; }

    /// <summary>Code of the department that cases are given to.</summary>
    public string? Department { get; init; }
    public string? Reason { get; init; }

    /// <summary>The versions that were previewed, by number: a case that has changed since is left alone.</summary>
    public ImmutableDictionary<string, long> Versions { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>Nothing more needs to be said before it can be previewed.</summary>
    public bool IsWhole => Do switch
    {
        Decide => Outcome is not null,
        Assign => (To ?? Department) is not null,
        _ => true,
    };

    /// <exception cref="InvalidInput">Nothing that can be done, or with none or too many cases.</exception>
    public static BulkOrder Of(string? what, IEnumerable<string?> cases)
    {
        if (what is null || !Works.Contains(what))
            throw new InvalidInput("do", new($"Välj ett av {string.Join(", ", Works)}.",
                $"Choose one of {string.Join(", ", Works)}."));
        var numbers = cases.OfType<string>().Select(n => CaseNumber.Parse(n) ?? throw new CaseNotFound(n)).Distinct()
            .ToImmutableArray();
        if (numbers.IsEmpty)
            throw new InvalidInput("cases", new("Välj minst ett ärende.", "Choose at least one case."));
        return numbers.Length <= Most ? new(what, numbers) : throw new InvalidInput("cases", new(
            $"Välj högst {Most} ärenden på en gång, inte {numbers.Length}.",
            $"Choose at most {Most} cases at once, not {numbers.Length}."));
    }
}

/// <summary>What would happen, or happened, to one of the cases.</summary>
/// <param name="Refusal">Why nothing does, or null.</param>
/// <param name="What">What does, or why not, in words.</param>
public sealed record BulkItem(Case Case, Refusal? Refusal, Text What)
{
    public bool Works => Refusal is null;
}
