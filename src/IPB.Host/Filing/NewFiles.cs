using System.Text.RegularExpressions;
using IPB.Workflows;
using IPB.Workflows.Files;
using IPB.Workflows.Files.Editing;

namespace IPB.Host.Filing;

/// <summary>What files a city can add, and what a new one begins with.</summary>
internal static partial class NewFiles
{
    /// <summary>Ends of names by kind; those that the city has one of are whole names.</summary>
    private static readonly (string Ending, Text Name)[] All =
    [
        (".routing.yaml", new("Vägvisning", "Routing table")), (".routine.yaml", new("Rutin", "Routine")),
        (".fragment.yaml", new("Delar av rutiner", "Parts of routines")),
        (WorkflowNames.Calendar, new("Kalender", "Calendar")),
        (WorkflowNames.Recurring, new("Återkommande", "Recurring")),
        (WorkflowNames.Retention, new("Gallring", "Retention")),
        (WorkflowNames.Mail, new("Mejltexter", "Mail texts")),
    ];

    /// <summary>Kinds of which the city can have one more.</summary>
    public static IEnumerable<(string Ending, Text Name)> Kinds(FolderTexts texts) => All.Where(k =>
        k.Ending[0] == '.' || (WorkflowFolder.Knows(k.Ending) && !texts.Files.ContainsKey(k.Ending)));

    /// <returns>Null: no file can be called so.</returns>
    public static string? NameOf(string? kind, string? name) => All.Any(k => k.Ending == kind) is false ? null
        : kind![0] != '.' ? kind : Id().IsMatch(name ?? "") ? name + kind : null;

    public static string TextOf(string file)
    {
        var id = file.Split('.')[0];
        return file switch
        {
            WorkflowNames.Calendar => CalendarEdit.New,
            _ when file.EndsWith(".routing.yaml", StringComparison.Ordinal) => Table(id),
            _ when file.EndsWith(".routine.yaml", StringComparison.Ordinal) => Routine(id),
            _ => $"# {file}\n",
        };
    }

    private static string Table(string id) => $$"""
        # Which department gets a case. The first rule that matches decides.
        routing: {{id}}
        version: 1
        name: { sv: "Vem äger ärendet?", en: "Who owns the case?" }
        rules:
          - id: first-rule
            words: [word]
            to: SLK
            why: { sv: Ordet säger det., en: The word says so. }
        fallback:
          id: otherwise
          to: SLK
          why: { sv: Ingen regel träffar., en: No rule matches. }

        """;

    private static string Routine(string id) => $$"""
        # A routine: the states of a case, who owns them and what leads on.
        routine: {{id}}
        version: 1
        name: { sv: Ny rutin, en: New routine }
        purpose: { sv: Vad den är till för, en: What it is for }
        states:
          received:
            name: { sv: Inkommet, en: Received }
            owner: unit-manager of lead-department
            on:
              finish: { name: { sv: Avsluta, en: Finish }, to: done }
          done: { name: { sv: Klart, en: Done }, end: completed }
        scenarios:
          - { name: finished, do: [finish], ends: done }

        """;

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Id();
}
