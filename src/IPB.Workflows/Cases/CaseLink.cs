using System.Collections.Immutable;

namespace IPB.Workflows.Cases;

/// <summary>How a case stands to another. Stored as kebab-case names.</summary>
public enum Relation { Related, DuplicateOf, DependsOn }

public static class RelationNames
{
    private static readonly (string Name, Text To, Text From)[] All =
    [
        ("related", new("Hör ihop med", "Related to"), new("Hör ihop med", "Related to")),
        ("duplicate-of", new("Dubblett av", "Duplicate of"), new("Har dubbletten", "Has the duplicate")),
        ("depends-on", new("Beror på", "Depends on"), new("Behövs för", "Needed by")),
    ];

    public static ImmutableArray<string> Names { get; } = [.. All.Select(r => r.Name)];
    public static string Name(this Relation relation) => All[(int)relation].Name;

    /// <summary>As the case says it that is linked; with <paramref name="incoming"/> as the other one does.</summary>
    public static Text Text(this Relation relation, bool incoming = false) =>
        incoming ? All[(int)relation].From : All[(int)relation].To;

    /// <returns>Null when no relation has the name.</returns>
    public static Relation? Parse(string name) =>
        Array.FindIndex(All, r => r.Name == name) is >= 0 and var index ? (Relation)index : null;
}

/// <summary>A link to another case; that one has it too, seen from its side.</summary>
/// <param name="Number">The other case.</param>
/// <param name="Incoming">It is the other one that depends on this one, or is a duplicate of it.</param>
public sealed record CaseLink(string Number, Relation Relation, bool Incoming);
