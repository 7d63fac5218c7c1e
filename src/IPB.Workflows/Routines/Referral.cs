using System.Collections.Immutable;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>
/// A state that asks several referral bodies for a statement at the same time and goes on when enough have answered.
/// </summary>
public sealed record Referral
{
    /// <summary>As <see cref="Join"/>: every body must answer.</summary>
    public const int All = HowMany.All;

    /// <summary>What the bodies are asked.</summary>
    public required Text Question { get; init; }

    /// <summary>The bodies that are always asked.</summary>
    public ImmutableArray<Party> To { get; init; } = [];

    /// <summary>Bodies that whoever sends the case out picks; null: none.</summary>
    public ReferralChoice? Choose { get; init; }

    /// <summary>How many statements it takes; 0: one from every body.</summary>
    public int Join { get; init; }

    /// <summary>Where the case goes when enough have answered.</summary>
    public required string Answered { get; init; }

    /// <summary>Where it goes when time is up, with what has come in; null: it stays.</summary>
    public string? Overdue { get; init; }

    /// <summary>When that is.</summary>
    public TimedTrigger? OverdueAfter { get; init; }

    /// <summary>The most bodies that can be asked.</summary>
    public int MostBodies => To.Length + (Choose?.From.Length ?? 0);

    /// <summary>Where each way out leads, in order.</summary>
    public IEnumerable<(ReferralEnd End, string To)> Outcomes => Overdue is null
        ? [(ReferralEnd.Answered, Answered)] : [(ReferralEnd.Answered, Answered), (ReferralEnd.Overdue, Overdue)];

    /// <summary>How many statements it takes of so many bodies.</summary>
    public int NeededOf(int bodies) => Join == All ? bodies : Math.Min(Join, bodies);
}

/// <summary>Departments to choose from: a role of each chosen one is asked.</summary>
/// <param name="Least">How many must be chosen, 1 or more.</param>
public sealed record ReferralChoice(string Role, ImmutableArray<string> From, int Least);

/// <summary>How a referral ended. Stored as kebab-case names.</summary>
public enum ReferralEnd
{
    /// <summary>Enough bodies answered.</summary>
    Answered,

    /// <summary>Time was up.</summary>
    Overdue,

    /// <summary>A trigger led the case out of the state.</summary>
    Left,
}

/// <summary>What a referral body says. Stored by the names in <see cref="StanceNames"/>.</summary>
public enum Stance { NoObjections, Objections, Abstains }

public static class StanceNames
{
    private static readonly (string Name, Text Text)[] All =
    [
        ("no-objections", new("Ingen erinran", "No objections")),
        ("objections", new("Erinran", "Objections")),
        ("abstains", new("Avstår", "Abstains")),
    ];

    public static ImmutableArray<string> Names { get; } = [.. All.Select(s => s.Name)];
    public static string Name(this Stance stance) => All[(int)stance].Name;
    public static Text Text(this Stance stance) => All[(int)stance].Text;

    /// <returns>Null when no stance has the name.</returns>
    public static Stance? Parse(string name) =>
        Array.FindIndex(All, s => s.Name == name) is >= 0 and var index ? (Stance)index : null;
}

public static class ReferralEndNames
{
    public static string Name(this ReferralEnd end) => end.ToString().ToLowerInvariant();

    public static Text Text(this ReferralEnd end) => end switch
    {
        ReferralEnd.Answered => new("Tillräckligt många har svarat", "Enough have answered"),
        ReferralEnd.Overdue => new("Svarstiden är ute", "Time is up"),
        _ => new("Ärendet lämnade remissen", "The case left the referral"),
    };
}
