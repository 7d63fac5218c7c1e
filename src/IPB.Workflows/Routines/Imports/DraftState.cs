using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Imports;

/// <summary>A state of the routine that is being drafted.</summary>
internal sealed class DraftState(string id, ProcessElement element, Text name)
{
    public string Id { get; } = id;
    public ProcessElement Element { get; } = element;
    public Text Name { get; } = name;
    public string? Phase { get; init; }

    /// <summary>Null: the process names nobody.</summary>
    public string? Owner { get; init; }
    public Ending? End { get; set; }

    /// <summary>The engine leaves it at once, by the first condition that holds.</summary>
    public bool IsDecision { get; set; }
    public List<string> Comments { get; } = [];
    public List<DraftTrigger> Triggers { get; } = [];
    public List<(string After, string Fire)> Timers { get; } = [];

    /// <summary>Ids of the elements that a case passes by coming here.</summary>
    public ImmutableArray<string> Elements { get; init; } = [element.Id];

    public Ids TriggerIds { get; } = new();
}

internal sealed record DraftTrigger(string Id, Text Name, DraftState? To)
{
    public bool BySystem { get; init; }
    public bool NeedsReason { get; init; }
    public string? When { get; init; }

    /// <summary>Ids of the fields that the condition reads.</summary>
    public ImmutableArray<string> Reads { get; init; } = [];
    public ImmutableArray<string> Asks { get; set; } = [];

    /// <summary>Ids of the elements between the state and where the trigger leads.</summary>
    public ImmutableArray<string> Passed { get; init; } = [];
    public string? Comment { get; init; }

    /// <summary>It says that the work of the state is done, and what came of it.</summary>
    public bool Reports { get; init; }
}

/// <summary>Words that the importer itself says, in both languages.</summary>
internal static class ImportTexts
{
    internal static readonly Text Done = new("Klart", "Done");
    internal static readonly Text Otherwise = new("Annars", "Otherwise");
    internal static readonly Text FillIn = new("Fyll i", "Fill in");
    internal static readonly Text Ended = new("Avslutat", "Ended");
    internal static readonly Text Case = new("Ärende", "Case");

    internal static Text Of(EventKind kind) => kind switch
    {
        EventKind.Timer => new("Tiden är ute", "Time is up"),
        EventKind.Message => new("Meddelandet har kommit", "The message has come"),
        EventKind.Signal => new("Signalen har kommit", "The signal has come"),
        EventKind.Error => new("Det gick fel", "It went wrong"),
        EventKind.Escalation => new("Lyft", "Escalate"),
        EventKind.Cancel => new("Avbryt", "Cancel"),
        _ => new("Det har hänt", "It has happened"),
    };

    /// <summary>A condition in words, for whoever meets it.</summary>
    internal static Text Needed(string feel) => new($"Det krävs att {feel}.", $"It takes that {feel}.");

    internal static string IdOf(Text text) => Words.Kebab(text.En, "done");
}
