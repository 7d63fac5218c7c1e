using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Notifications;

/// <summary>What reading <c>recurring.yaml</c> gave.</summary>
/// <param name="Routines">Empty when there are findings.</param>
/// <param name="Findings">Everything that is wrong, in the order of the file.</param>
public sealed record RecurringFile(ImmutableArray<RecurringRoutine> Routines, ImmutableArray<Finding> Findings);

/// <summary>Reads <c>recurring.yaml</c>.</summary>
public static class RecurringReader
{
    /// <summary>What a recurring routine can do.</summary>
    public static ImmutableArray<string> Works { get; } = ["digest", "statistics", "ask"];

    private static readonly ImmutableSortedDictionary<string, string> WorkWords =
        Works.ToImmutableSortedDictionary(w => w, w => w);

    private static readonly ImmutableSortedDictionary<string, Missed> MissedWords = new Dictionary<string, Missed>
    {
        ["each"] = Missed.Each,
        ["newest"] = Missed.Newest,
    }.ToImmutableSortedDictionary();

    private static readonly ImmutableSortedDictionary<string, FreeDays> FreeWords = new Dictionary<string, FreeDays>
    {
        ["next"] = FreeDays.Next,
        ["skip"] = FreeDays.Skip,
    }.ToImmutableSortedDictionary();

    /// <param name="file">Path shown in findings.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="organisation">Null: roles are not checked.</param>
    /// <param name="states">States by routine; null: what is asked about is not checked.</param>
    public static RecurringFile Read(string file, string text, Organisation? organisation = null,
        IReadOnlyDictionary<string, ImmutableArray<string>>? states = null)
    {
        var reading = new Reading(file);
        if (reading.Root(text, RecurringShapes.File) is not { } root)
            return new RecurringFile([], reading.Findings.ToImmutable());
        var taken = new HashSet<string>();
        var routines = root.List("recurring", RecurringShapes.Routine, s =>
        {
            if (states is not null) Refer(s, states);
            return Routine(s, taken);
        });
        if (organisation is not null) OrganisationReferences.Resolve(reading, organisation);
        return new RecurringFile(reading.Findings.None ? routines : [], reading.Findings.ToImmutable());
    }

    private static RecurringRoutine Routine(Section s, HashSet<string> taken)
    {
        var work = s.Choice("do", WorkWords, "work", Works[0]);
        return new(s.Id("id", "recurring routine", taken), s.Text("name"), ScheduleReader.Read(s), work,
            s.OptionalParty("to", work == "ask" ? [Party.ProblemOwner] : []))
        {
            Missed = s.Choice("missed", MissedWords, "word", work == "digest" ? Missed.Newest : Missed.Each),
            FreeDays = s.Choice("free-days", FreeWords, "word", FreeDays.AsTheyAre),
            Departments = s.References("departments", PartyWords.Department),
            Asks = Question(s, work == "ask"),
        };
    }

    private static void Refer(Section s, IReadOnlyDictionary<string, ImmutableArray<string>> states)
    {
        if (s.Find("routine") is not ScalarNode routine) return;
        if (!states.TryGetValue(routine.Value, out var known))
            s.Reading.Findings.Unknown(routine.At, "routine", routine.Value, [.. states.Keys]);
        else if (s.Find("in") is ListNode list)
            foreach (var state in list.Items.OfType<ScalarNode>().Where(n => !known.Contains(n.Value)))
                s.Reading.Findings.Unknown(state.At, "state", state.Value, known);
    }

    private static CaseQuestion? Question(Section s, bool asks)
    {
        foreach (var key in new[] { "routine", "in", "question" })
            if (!asks && s.Has(key)) s.Add(key, "only-with-ask", $"{key}: expected only with do: ask");
        if (!asks) return null;
        foreach (var key in new[] { "routine", "question", "to" })
            if (!s.Has(key)) s.Reading.Add(s.At, "missing-key", $"{s.Label} lacks \"{key}\", needed with do: ask");
        return new(s.Word("routine", "the id of a routine"), s.Words("in"), s.OptionalText("question") ?? new("", ""));
    }
}

/// <summary>Every key of <c>recurring.yaml</c>.</summary>
internal static class RecurringShapes
{
    internal static readonly Shape File = Shape.Of("file", "recurring");
    internal static readonly Shape Routine = Shape.Of("recurring routine",
        "id name do cron? repeat? at? from? to? missed? free-days? departments? routine? in? question?");

    internal static readonly ImmutableArray<Shape> All = [File, Routine, Shape.Text];
}
