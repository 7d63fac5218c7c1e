using System.Collections.Immutable;

namespace IPB.Workflows.Cases;

/// <summary>Somebody prepared a case that will come before four eyes.</summary>
public sealed record Prepared(string Person) : Fact;

/// <summary>
/// A decider asked for more information: the clock of the case stands still until there is an answer.
/// </summary>
/// <param name="Key">Waiting key of whoever is asked.</param>
/// <param name="By">Id of the decider.</param>
/// <param name="People">Ids of those who were told.</param>
public sealed record InformationAsked(
    string Gate, string Key, string By, string Question, ImmutableArray<string> People) : Fact;

/// <param name="By">Id of the person who answered.</param>
public sealed record InformationGiven(string Gate, string By, string Answer) : Fact;

public sealed record ConditionSet(ConditionTask Task) : Fact;

/// <param name="People">Ids of those who were told.</param>
public sealed record ConditionReminded(int Number, ImmutableArray<string> People) : Fact;

/// <summary>The day of a condition is over: it was laid before those who had decided.</summary>
/// <param name="People">Ids of those who were told.</param>
public sealed record ConditionLate(int Number, ImmutableArray<string> People) : Fact;

/// <param name="By">Id of the person who says so.</param>
public sealed record ConditionMet(int Number, string By, string Note) : Fact;

/// <summary>The case ended so that nothing is left to be met.</summary>
public sealed record ConditionDropped(int Number) : Fact;
