using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>A case that another one opened, as its parent knows it.</summary>
/// <param name="Key">
/// Its address in the parent: <c>2026-00042.child.1</c>. Also the idempotency key under which it is opened: once.
/// </param>
public sealed record ChildCase(string Key, string Routine, string Title)
{
    /// <summary>Code of the department that it was opened for; null: its own routine routes it.</summary>
    public string? Department { get; init; }

    /// <summary>Its registration number; null: it is ordered and not opened yet.</summary>
    public string? Number { get; init; }

    /// <summary>How it ended, by the newest news of it; null: it is open, or not opened yet.</summary>
    public Ending? Ending { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The version of the child that the newest news is of: older news comes too late.</summary>
    public long Seq { get; init; }

    /// <summary>Why it cannot be opened; null: nothing stands in the way.</summary>
    public Text? Refused { get; init; }

    /// <summary>What it is to be opened with, kept until it is.</summary>
    public ChildOrder? Order { get; init; }

    /// <summary>It counts as open from the moment that it is ordered.</summary>
    [JsonIgnore]
    public bool IsOpen => Ending is null;
}

/// <summary>What a child case is opened with.</summary>
/// <param name="Parent">Number of the parent.</param>
/// <param name="Key">As in <see cref="ChildCase.Key"/>.</param>
/// <param name="Submitter">Person id: the parent's problem owner is the child's.</param>
/// <param name="SubmittingDepartment">Code of the department that leads the parent.</param>
/// <param name="Depth">How many cases stand above it.</param>
public sealed record ChildOrder(
    string Parent, string Key, string Routine, string Title, string Description, string Submitter,
    string SubmittingDepartment, int Depth)
{
    /// <summary>A child of a child of … of a case: more of them are a routine that opens itself without end.</summary>
    internal const int MostDepth = 10;

    /// <summary>Code of the department that leads it; null: its routine routes it.</summary>
    public string? Department { get; init; }
    public ImmutableSortedDictionary<string, object> Fields { get; init; } =
        ImmutableSortedDictionary<string, object>.Empty;
}

/// <summary>The case that opened this one.</summary>
/// <param name="Number">As in <see cref="Case.Number"/>.</param>
/// <param name="Key">The child's key in it.</param>
public sealed record ParentCase(string Number, string Key, int Depth);

/// <summary>A wait for child cases that is going on.</summary>
/// <param name="State">Id of the state that waits.</param>
/// <param name="Children">Keys of the children that it waits for.</param>
/// <param name="Join">How many of them must have ended; 0: all.</param>
public sealed record ChildRound(string State, ImmutableArray<string> Children, int Join);

/// <summary>What became of a child case.</summary>
/// <param name="Parent">Number of the case that is told.</param>
/// <param name="Number">Number of the child.</param>
/// <param name="Ending">Null: it was reopened.</param>
/// <param name="Seq">The child's version then.</param>
public sealed record ChildNews(string Parent, string Key, string Number, Ending? Ending, long Seq);

/// <summary>The parent waits no more for a child case that is open.</summary>
public sealed record ParentNews(string Parent, string Key, Text Why);
