using System.Collections.Immutable;

namespace IPB.Workflows.Access;

/// <summary>Who sees the cases of a routine. Stored as kebab-case names.</summary>
public enum Visibility
{
    /// <summary>Everybody who is signed in.</summary>
    City,

    /// <summary>The departments that take part, and everybody who has something to do with the case.</summary>
    Department,

    /// <summary>Only those who have something to do with the case.</summary>
    Involved,
}

/// <summary>What holders of a role see beside what is theirs anyway.</summary>
public enum RoleSight
{
    /// <summary>Nothing.</summary>
    Own,

    /// <summary>Every case that their department takes part in, also those that only the people involved see.</summary>
    Department,

    /// <summary>Every case.</summary>
    All,
}

internal static class VisibilityNames
{
    public static readonly ImmutableSortedDictionary<string, Visibility> All =
        Enum.GetValues<Visibility>().ToImmutableSortedDictionary(v => v.ToString().ToLowerInvariant(), v => v);

    public static readonly ImmutableSortedDictionary<string, RoleSight> Sights =
        Enum.GetValues<RoleSight>().ToImmutableSortedDictionary(v => v.ToString().ToLowerInvariant(), v => v);

    public static string Name(this Visibility visibility) => visibility.ToString().ToLowerInvariant();

    public static Text Words(this Visibility visibility) => visibility switch
    {
        Visibility.City => new("alla i staden", "everybody in the city"),
        Visibility.Department => new("förvaltningarna som deltar och de som har med ärendet att göra",
            "the departments that take part and those who have to do with the case"),
        _ => new("bara de som har med ärendet att göra", "only those who have to do with the case"),
    };
}
