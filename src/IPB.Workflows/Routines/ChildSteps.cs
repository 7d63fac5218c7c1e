using System.Collections.Immutable;

namespace IPB.Workflows.Routines;

/// <summary>
/// How a scenario says that the oldest open child case ends, or that the newest ended one is reopened.
/// </summary>
internal static class ChildSteps
{
    internal const string Reopened = "child reopened";
    private const string Word = "child";

    internal static readonly ImmutableArray<string> All =
        [.. Enum.GetValues<Ending>().Select(Of), Reopened];

    internal static string Of(Ending ending) => $"{Word} {ending.Name()}";

    /// <returns>Null when the step says something else.</returns>
    internal static Ending? Parse(string step) =>
        All.IndexOf(step) is >= 0 and var index && step != Reopened ? (Ending)index : null;
}
