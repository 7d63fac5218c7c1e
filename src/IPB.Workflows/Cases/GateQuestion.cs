namespace IPB.Workflows.Cases;

/// <summary>What a decider wants to know before they decide.</summary>
/// <param name="Key">Waiting key of whoever is asked.</param>
/// <param name="By">Id of the decider.</param>
public sealed record GateQuestion(string Key, string By, string Text, DateTimeOffset At)
{
    /// <summary>Null while there is none, or when the question was taken back.</summary>
    public string? Answer { get; init; }

    /// <summary>Id of the person who answered.</summary>
    public string? AnsweredBy { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
}
