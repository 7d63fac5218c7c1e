using System.Collections.Immutable;
using System.Globalization;
using IPB.Host.Insight.Obstacles;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.Routines;

namespace IPB.Host.Gates;

/// <summary>Reads the form of a decision.</summary>
internal static class DecideForm
{
    private const string ReasonPrefix = "reasons.";
    private const string ScorePrefix = "scores.";
    private const StringSplitOptions EachLine =
        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    public static Decide Read(IFormCollection form) => new(
        form["gate"].ToString(),
        OutcomeNames.Parse(form["outcome"].ToString())
            ?? throw new BadHttpRequestException("The form came without an outcome."),
        form["reason"], [.. form["met"].OfType<string>()],
        [.. form["conditions"].ToString().Split('\n', EachLine)])
    {
        Reasons = Of(form, ReasonPrefix).ToImmutableSortedDictionary(r => r.Id, r => r.Value),
        Scores = Of(form, ScorePrefix).ToImmutableSortedDictionary(s => s.Id,
            s => int.TryParse(s.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var score) ? score : 0),
        Obstacle = ObstacleNames.Read(form[ObstacleField.Name]),
        Tasks = [.. Enumerable.Range(1, DatedConditions.Rows).Select(i => Condition(form, i)).OfType<DatedCondition>()],
    };

    private static DatedCondition? Condition(IFormCollection form, int row)
    {
        var text = form[DatedConditions.Field("text", row)].ToString();
        if (string.IsNullOrWhiteSpace(text)) return null;
        var owner = form[DatedConditions.Field("owner", row)].ToString();
        var due = form[DatedConditions.Field("due", row)].ToString();
        return new(text)
        {
            Owner = owner.Length == 0 ? null : owner,
            Due = due.Length == 0 ? null
                : DateOnly.TryParseExact(
                    due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
                    : throw new InvalidInput(DatedConditions.Field("due", row), new(
                        "Skriv dagen som 2026-11-23.", "Write the day as 2026-11-23.")),
        };
    }

    private static IEnumerable<(string Id, string Value)> Of(IFormCollection form, string prefix) =>
        form.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(f.Value))
            .Select(f => (f.Key[prefix.Length..], f.Value.ToString()));
}
