using System.Text.Json.Serialization;

namespace IPB.Workflows.Cases;

/// <summary>
/// What a decider wants somebody's opinion on before they decide. It counts as no vote, and nothing waits for it.
/// </summary>
/// <param name="Number">1, 2, 3 … within the round.</param>
/// <param name="Person">Id of the person who is asked; empty: the routine asks those of <see cref="Key"/>.</param>
/// <param name="By">Id of the decider who asks; empty: the routine.</param>
/// <param name="Question">In the asker's words, or as <see cref="Words"/> say in Swedish.</param>
public sealed record GateOpinion(int Number, string Person, string By, string Question, DateTimeOffset At)
{
    /// <summary>Waiting key of those whom the routine asks; null: a decider asks <see cref="Person"/>.</summary>
    public string? Key { get; init; }

    /// <summary>The routine's question; null: a decider asks.</summary>
    public Text? Words { get; init; }

    /// <summary>Null while there is no opinion.</summary>
    public OpinionStance? Stance { get; init; }
    public string? Text { get; init; }

    /// <summary>Id of whoever gave it: the person who was asked, or somebody in their place.</summary>
    public string? GivenBy { get; init; }
    public DateTimeOffset? GivenAt { get; init; }

    /// <summary>Why none is waited for any more; null: one is, or it was given.</summary>
    public OpinionEnd? End { get; init; }
    public string? EndReason { get; init; }

    /// <summary>Waiting key of whoever is asked.</summary>
    [JsonIgnore]
    public string Of => Key ?? People.Person.KeyOf(Person);

    [JsonIgnore]
    public bool IsOpen => Stance is null && End is null;
}

/// <summary>Where an opinion stands. Stored as kebab-case names.</summary>
public enum OpinionStance { For, Against, Neutral }

/// <summary>How a request for an opinion ends without one. Stored as kebab-case names.</summary>
public enum OpinionEnd { Declined, TakenBack, NotNeeded }

public static class OpinionNames
{
    public static readonly IReadOnlyList<string> Stances = [.. Enum.GetValues<OpinionStance>().Select(s => s.Name())];

    public static string Name(this OpinionStance stance) => stance.ToString().ToLowerInvariant();

    public static string Name(this OpinionEnd end) => end switch
    {
        OpinionEnd.TakenBack => "taken-back",
        OpinionEnd.NotNeeded => "not-needed",
        _ => "declined",
    };

    /// <returns>Null when no stance has the name.</returns>
    public static OpinionStance? Parse(string? name) =>
        Enum.GetValues<OpinionStance>().Cast<OpinionStance?>().FirstOrDefault(s => s!.Value.Name() == name);
}
