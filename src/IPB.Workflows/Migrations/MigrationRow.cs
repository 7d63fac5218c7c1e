using System.Collections.Immutable;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Migrations;

/// <summary>Stored by their names in kebab-case.</summary>
public enum MigrationKind { Moves, NeedsMapping, Stays }

/// <summary>
/// What a migration does to one case: shown before it is done, and compared when it is done, so that nothing else
/// can happen.
/// </summary>
/// <param name="State">Where the case stands in the old version.</param>
public sealed record MigrationRow(MigrationKind Kind, string State)
{
    public string Title { get; init; } = "";

    /// <summary>Why it stays, or what is missing.</summary>
    public ImmutableArray<Text> Reasons
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>State of the new version that it is moved to.</summary>
    public string? To { get; init; }

    /// <summary>Triggers that fire by themselves after that, in order.</summary>
    public ImmutableArray<string> Then
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Where it stands in the end: <see cref="To"/> unless triggers fired.</summary>
    public string? EndsIn { get; init; }

    /// <summary>Waiting keys of those who have it now.</summary>
    public ImmutableArray<string> HasIt
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Waiting keys of those who will have it.</summary>
    public ImmutableArray<string> WillHaveIt
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public DateTimeOffset? DueBefore { get; init; }
    public DateTimeOffset? Due { get; init; }

    /// <summary>The new time limit has passed already.</summary>
    public bool IsLate { get; init; }
    public ImmutableArray<CaseTimer> Cancelled
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<CaseTimer> Armed
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Keys of <see cref="Armed"/> whose time is past: they fire at once, or when the plan says.</summary>
    public ImmutableArray<string> Overdue
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Null: no decision is open.</summary>
    public RoundFate? Gate { get; init; }

    /// <summary>Null: no referral is out.</summary>
    public RoundFate? Referral { get; init; }

    /// <summary>Null: the case waits for no child cases.</summary>
    public RoundFate? Children { get; init; }

    /// <summary>The automations that are under way.</summary>
    public ImmutableArray<RunFate> Automations
    {
        get => field.IsDefault ? [] : field;
        init;
    }
    public ImmutableArray<FieldFate> Fields
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}

/// <summary>What becomes of a decision that is open, or of a referral that is out.</summary>
/// <param name="Id">Of the round.</param>
/// <param name="Votes">How many votes or statements were given.</param>
/// <param name="Void">Why it cannot go on; null: it goes on under the same id with what was given.</param>
public sealed record RoundFate(string Id, int Votes, Text? Void);

/// <summary>What becomes of a field's value that does not stay as and where it is.</summary>
/// <param name="To">The field that holds it afterwards; null: it is given up.</param>
/// <param name="Before">As text.</param>
/// <param name="After">As text; null: given up.</param>
public sealed record FieldFate(string Id, string? To, string Before, string? After);
