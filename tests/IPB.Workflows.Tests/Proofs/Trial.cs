using System.Text.RegularExpressions;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Proofs;

/// <summary>
/// Small routines in shorthand: <c>N</c> is a name, <c>W</c> the words of a condition, <c>GATE</c> what every gate has,
/// <c># here</c> marks the line of a finding.
/// </summary>
internal static partial class Trial
{
    private const string Name = "name: { sv: A, en: A }";

    private const string Head = """
        routine: trial
        version: 1
        N
        purpose: { sv: A, en: A }

        """;

    private const string Fields = """
        fields:
          budget: { type: money, N, min: 0, max: 1000 }
          kind: { type: choice, N, choices: [{ id: law, N }, { id: it, N }, { id: habit, N }] }
          ready: { type: yes-no, N }
          day: { type: date, N }
          note: { type: text, N, max: 20 }

        """;

    /// <param name="text">From <c>states:</c>, or from <c>fields:</c> or <c>submit:</c> on.</param>
    internal static string Text(string text)
    {
        var whole = Head + (text.Contains("fields:", StringComparison.Ordinal) ? "" : Fields) + text;
        whole = whole.Replace("GATE", "question: { sv: A, en: A }", StringComparison.Ordinal);
        return WordN().Replace(WordW().Replace(whole, "when-text: { sv: A, en: A }"), Name);
    }

    internal static RoutineFile Read(string text) =>
        RoutineReader.Read("trial.routine.yaml", Text(text), Sample.Organisation);

    /// <summary>Findings, as <c>12 code: step; step</c>.</summary>
    internal static IEnumerable<string> Findings(string text)
    {
        var file = Read(text);
        return file.Findings.Select(Show);
    }

    internal static string Show(Finding finding)
    {
        var warning = finding.IsWarning ? "warning " : "";
        return $"{finding.Line} {warning}{finding.Code}: {string.Join("; ", finding.Steps)}".TrimEnd();
    }

    /// <summary>The lines marked in the shorthand, counted in the whole text; twice for two findings.</summary>
    internal static List<int> Marked(string text) =>
        [.. Text(text).Split('\n').SelectMany((line, i) => Enumerable.Repeat(i + 1, line.Split(" here").Length - 1))];

    [GeneratedRegex(@"\bN\b")]
    private static partial Regex WordN();

    [GeneratedRegex(@"\bW\b")]
    private static partial Regex WordW();
}
