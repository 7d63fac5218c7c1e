using System.Collections.Immutable;

namespace IPB.Workflows.Files;

/// <summary>One mistake in a file of the workflows folder, told to whoever wrote it.</summary>
/// <param name="File">The file as it was named to the reader.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1, in characters.</param>
/// <param name="Code">Stable, kebab-case: <c>unknown-state</c>.</param>
/// <param name="Message">What is wrong, what was expected and, where one is near, the right word.</param>
public sealed record Finding(string File, int Line, int Column, string Code, string Message)
{
    /// <summary>Nothing goes wrong by it: the file is used as it is.</summary>
    public bool IsWarning { get; init; }

    /// <summary>
    /// The shortest way of a case to what was found, one text per step: <c>need --propose with budget 5--> bp1</c>.
    /// Empty for what is not found by going through the cases.
    /// </summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>Ids of the states on that way, as a diagram highlights them.</summary>
    public ImmutableArray<string> States { get; init; } = [];

    /// <summary>
    /// Set where the mistake stands in a block of a fragment: the file and line that use it, <c>x.routine.yaml:45</c>.
    /// </summary>
    public string? UsedBy { get; init; }

    /// <summary><c>workflows/x.routine.yaml:14: state "revew" is unknown; did you mean "review"?</c></summary>
    public override string ToString() =>
        $"{File}:{Line}: {(IsWarning ? "warning: " : "")}{Message}{(UsedBy is null ? "" : $" (used by {UsedBy})")}";
}

/// <summary>A place in a file; both counted from 1.</summary>
internal readonly record struct Position(int Line, int Column)
{
    /// <summary>Set where the place is in a fragment, not in the file that is read.</summary>
    internal FragmentPlace? In { get; init; }

    internal static Position Start { get; } = new(1, 1);
}

/// <summary>The fragment's file, and the place in another file that uses the block.</summary>
internal sealed record FragmentPlace(string File, string User, int UserLine);
