using System.Collections.Immutable;

namespace IPB.Workflows.Routines;

/// <summary>How a scenario says that one referral body answers.</summary>
internal static class AnswerSteps
{
    private const string Word = "answer";

    internal static readonly ImmutableArray<string> All =
        [Word, .. StanceNames.Names.Skip(1).Select(n => $"{Word} {n}")];

    internal static string Of(Stance stance) => All[(int)stance];

    /// <returns>Null when the step says something else.</returns>
    internal static Stance? Parse(string step) => All.IndexOf(step) is >= 0 and var index ? (Stance)index : null;
}
