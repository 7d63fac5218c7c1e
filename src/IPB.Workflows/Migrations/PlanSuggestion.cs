using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Migrations;

/// <summary>A plan to begin with, and why it says what it says.</summary>
/// <param name="States">By state of the old version, each once.</param>
/// <param name="Fields">By field of the old version, each once.</param>
public sealed record PlanSuggestion(
    MigrationPlan Plan, ImmutableSortedDictionary<string, Suggested> States,
    ImmutableSortedDictionary<string, Suggested> Fields)
{
    /// <summary>Suggests what stands in for each state and field of the old version.</summary>
    /// <exception cref="ArgumentException">Not two versions of one routine.</exception>
    public static PlanSuggestion Of(Routine from, Routine to)
    {
        if (from.Id != to.Id || from.Version == to.Version)
            throw new ArgumentException("a case goes to another version of its own routine", nameof(to));
        var states = StateMatches.Of(from, to);
        var fields = FieldMatches.Of(from, to);
        return new(new(from.Id, from.Version, to.Version)
        {
            States = Moves(states, s => new StateMove(s.To)),
            Fields = Moves(fields, s => new FieldMove(s.To) { Choices = s.Choices }),
        }, states, fields);
    }

    /// <summary>The plan as a file, with the reasons as remarks.</summary>
    /// <param name="language"><c>sv</c> or <c>en</c>.</param>
    public string Write(string language) => PlanWriter.Write(Plan,
        at => (at.Section == "states" ? States : Fields)[at.Id] is { How: not Match.SameId } s
            ? s.Why.In(language) : null,
        [
            .. States.Where(s => s.Value.To is null).Select(s => ("states", s.Key)),
            .. Fields.Where(f => f.Value.To is null).Select(f => ("fields", f.Key)),
        ]);

    private static ImmutableSortedDictionary<string, T> Moves<T>(
        ImmutableSortedDictionary<string, Suggested> all, Func<Suggested, T> move) =>
        all.Where(s => s.Value.To is not null)
            .ToImmutableSortedDictionary(s => s.Key, s => move(s.Value), StringComparer.Ordinal);
}

/// <summary>How sure a suggestion is, the surest first.</summary>
public enum Match { SameId, SameName, Position, None }

/// <param name="To">Null: nothing fits.</param>
public sealed record Suggested(string? To, Match How, Text Why)
{
    /// <summary>New choice by old one, where they are not called the same.</summary>
    public ImmutableSortedDictionary<string, string> Choices { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    internal static Suggested Same(string to) => new(to, Match.SameId, new("heter likadant", "is called the same"));

    internal static Suggested Named(string to, Text name) =>
        new(to, Match.SameName, new($"har samma namn, ”{name.Sv}”", $"has the same name, “{name.En}”"));
}
