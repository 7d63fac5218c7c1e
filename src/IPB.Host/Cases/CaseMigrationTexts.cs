using IPB.Workflows;

namespace IPB.Host.Cases;

/// <summary>What a case's own pages say of its migrations.</summary>
public static class CaseMigrationTexts
{
    public static Text Migrated(int from, int to) => new(
        $"flyttade ärendet från version {from} till version {to} av rutinen",
        $"moved the case from version {from} to version {to} of the routine");

    public static Text Undone(int from, int to) => new(
        $"ångrade flytten: ärendet är tillbaka på version {to} av rutinen, från version {from}",
        $"undid the move: the case is back on version {to} of the routine, from version {from}");

    public static Text SameState(string state) => new($"Läget är fortfarande ”{state}”",
        $"The state is still “{state}”");

    public static Text OtherState(string from, string to) => new($"Läget ”{from}” blev ”{to}”",
        $"The state “{from}” became “{to}”");

    public static Text GoesOn(int votes) => votes == 0
        ? new("Beslutet som var öppet går vidare", "The decision that was open goes on")
        : new($"Beslutet som var öppet går vidare med sina röster ({votes})",
            $"The decision that was open goes on with its votes ({votes})");

    public static Text Void(string why) => new($"Det som var öppet går inte vidare. {why}",
        $"What was open does not go on. {why}");

    public static Text ReferralGoesOn(int statements) => new($"Remissen går vidare med sina yttranden ({statements})",
        $"The referral goes on with its statements ({statements})");

    public static Text Fields(string names) => new($"Uppgifterna är nu: {names}", $"The details are now: {names}");

    public static readonly Text NoFields = new("Ärendet har inga uppgifter kvar", "The case has no details left");
}
