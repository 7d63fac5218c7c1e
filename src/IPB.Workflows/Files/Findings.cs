using System.Collections.Immutable;

namespace IPB.Workflows.Files;

/// <summary>Collects everything that is wrong in one file, so that its author sees it all at once.</summary>
internal sealed class Findings(string file)
{
    // Measuring words against each other is the only costly part of reading; a hostile file gets no more of it.
    private const long MaxLetters = 20_000_000;
    private const int MaxShown = 12;

    private readonly List<Finding> found = [];
    private long letters;

    internal string File => file;
    internal bool None => found.Count == 0;
    internal bool HasErrors => found.Exists(f => !f.IsWarning);

    internal bool Any(Func<string, bool> code) => found.Exists(f => code(f.Code));

    internal void Add(Position at, string code, string message) => Add(Of(at, code, message));

    internal void Add(Finding finding) => found.Add(finding);

    internal Finding Of(Position at, string code, string message) => at.In is { } place
        ? new(place.File, at.Line, at.Column, code, message) { UsedBy = $"{place.User}:{place.UserLine}" }
        : new(file, at.Line, at.Column, code, message);

    /// <summary>The lines that something was found on.</summary>
    internal HashSet<int> Lines() => [.. found.Select(f => f.Line)];

    internal void Warn(Position at, string code, string message) =>
        Add(Of(at, code, message) with { IsWarning = true });

    /// <summary>Reports a word that names nothing.</summary>
    /// <param name="kind">What it should name: <c>state</c>.</param>
    /// <returns>The word that was probably meant, so that reading goes on as if it stood there; or null.</returns>
    internal string? Unknown(Position at, string kind, string word, IReadOnlyCollection<string> known)
    {
        var nearest = Nearest(word, known);
        Add(at, $"unknown-{kind.Replace(' ', '-')}", $"{kind} {Shown.Quoted(word)} is unknown; {Hint(nearest, known)}");
        return nearest;
    }

    /// <summary>The word that was probably meant; null when none is near or the file has had its guesses.</summary>
    internal string? Nearest(string word, IReadOnlyCollection<string> known)
    {
        letters += NearestWord.Cost(word, known);
        return letters < MaxLetters ? NearestWord.Of(word, known) : null;
    }

    /// <summary>The end of a message about a wrong word: the nearest right one, or all of them.</summary>
    internal static string Hint(string? nearest, IReadOnlyCollection<string> known) =>
        nearest is not null ? $"did you mean \"{nearest}\"?"
        : known.Count == 0 ? "none is defined"
        : $"expected {(known.Count == 1 ? "" : "one of ")}{Shown.List(known, MaxShown)}";

    /// <summary>What is wrong, in the order of the file; what is wrong in blocks of fragments comes last.</summary>
    internal ImmutableArray<Finding> ToImmutable() =>
        [.. found.OrderBy(f => f.UsedBy is not null).ThenBy(f => f.Line).ThenBy(f => f.Column).Distinct()];
}
