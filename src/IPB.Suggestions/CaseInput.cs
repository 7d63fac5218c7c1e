using System.Collections.Immutable;

namespace IPB.Suggestions;

/// <summary>What is known of a case when it is submitted.</summary>
/// <param name="Text">Title and description.</param>
/// <param name="Fields">Values by name; an empty value counts as none.</param>
public sealed record CaseInput(string Text, ImmutableSortedDictionary<string, string> Fields);

/// <summary>A case that people have settled.</summary>
/// <param name="Department">Code of the one that led it in the end.</param>
public sealed record RoutedCase(CaseInput Input, string Department);

/// <summary>Something in a case that a person recognises: a word of its text, or the value of a field.</summary>
/// <param name="Field">Null: a word of the text, in small letters.</param>
public readonly record struct Clue(string? Field, string Value);
