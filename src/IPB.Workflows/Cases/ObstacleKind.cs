namespace IPB.Workflows.Cases;

/// <summary>
/// What is in the way when a case is put on hold, returned or bounced. Stored by kebab-case names; the routine
/// <c>obstacle</c> has the same ones as choices of its field <c>kind</c>.
/// </summary>
public enum ObstacleKind { Law, Budget, Mandate, It, Culture, Other }

public static class ObstacleNames
{
    private static readonly (string Name, Text Text)[] All =
    [
        ("law", new("Lag eller regel", "Law or rule")),
        ("budget", new("Budget", "Budget")),
        ("mandate", new("Mandat eller ansvar", "Mandate or responsibility")),
        ("it", new("IT-system", "IT system")),
        ("culture", new("Kultur eller vana", "Culture or habit")),
        ("other", new("Annat", "Something else")),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(o => o.Name)];
    public static string Name(this ObstacleKind kind) => All[(int)kind].Name;
    public static Text Text(this ObstacleKind kind) => All[(int)kind].Text;

    /// <summary>A blank is none.</summary>
    /// <exception cref="InvalidInput">There is no such kind.</exception>
    public static ObstacleKind? Read(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        return Parse(name) ?? throw new InvalidInput("obstacle", new(
            $"Hindret ska vara ett av {string.Join(", ", Names)}, inte \"{name}\".",
            $"The obstacle must be one of {string.Join(", ", Names)}, not \"{name}\"."));
    }

    /// <returns>Null when no kind has the name.</returns>
    public static ObstacleKind? Parse(string? name) =>
        Array.FindIndex(All, o => o.Name == name) is var i and >= 0 ? (ObstacleKind)i : null;
}
