using IPB.Workflows.Cases;

namespace IPB.Host.Gates;

/// <summary>An opinion that was asked for at a gate, for programs.</summary>
/// <param name="Of">Waiting key of whoever is asked: <c>person:anna.ek</c>, <c>lawyer@SLK</c>.</param>
/// <param name="By">Id of the decider who asked; null: the routine.</param>
/// <param name="Stance">for, against or neutral; null while there is none.</param>
/// <param name="End">declined, taken-back or not-needed; null: it is waited for, or was given.</param>
internal sealed record OpinionView(
    int Number, string Of, string? By, string Question, DateTimeOffset At, string? Stance, string? Text,
    string? GivenBy,
    DateTimeOffset? GivenAt, string? End, string? EndReason)
{
    public static OpinionView From(GateOpinion o) =>
        new(o.Number, o.Of, o.By.Length == 0 ? null : o.By, o.Question, o.At, o.Stance?.Name(),
        o.Text, o.GivenBy, o.GivenAt, o.End?.Name(), o.EndReason);
}

/// <param name="Of">Id, mail address or full name of a person.</param>
internal sealed record AskOpinionBody(string? Of, string? Question, long? Version);

/// <param name="Stance">for, against or neutral.</param>
/// <param name="Text">Required.</param>
internal sealed record GiveOpinionBody(string? Stance, string? Text, long? Version);

internal sealed record EndOpinionBody(string? Reason, long? Version);
