using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Routing;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Filing;

namespace IPB.Host.Filing;

/// <summary>
/// The city's files for whoever asks: what another text would do, as far as they see it, and saving it.
/// </summary>
internal sealed class FileDesk(CityFiles files, City city, CurrentPerson current, Seen seen)
{
    private const int MostShown = 20;
    private const int Days = 90;

    /// <summary>Counting every case anew takes its time in a large city: what is counted by then is shown.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Whether the person may change files.</summary>
    public bool Writes => current.Required.Has(SignIn.Administrator);

    /// <exception cref="FileRefused">The person may only read.</exception>
    public void RequireWriting()
    {
        if (!Writes) throw new FileRefused(RefusalKind.NotAllowed, "not-an-administrator", FilingTexts.NotAllowed);
    }

    /// <summary>What a text of a file would do; nothing is saved.</summary>
    public async Task<FilePreview> PreviewAsync(string name, string text, CancellationToken ct)
    {
        var before = files.Texts.Files.GetValueOrDefault(name);
        var proof = await files.ProveAsync(name, text, new(current.Required.Id, "preview"), ct);
        var words = new FileWords(city.Engine.Organisation, files.Texts);
        var preview = new FilePreview(name, before, text, proof)
        {
            Words = name.EndsWith(".fragment.yaml", StringComparison.Ordinal)
                ? words.Of(city.Files.Routines, proof.Checked.Files.Routines) : words.Between(name, before, text),
        };
        if (!proof.CanSave || before == text) return preview;
        if (name == WorkflowNames.Calendar)
            return preview with { Moves = await MovesAsync(proof.Checked.Files.Calendars, ct) };
        var table = proof.Checked.Files.RoutingTables.FirstOrDefault(t =>
            name.StartsWith(t.Id + ".routing.", StringComparison.Ordinal));
        if (table is null || city.Engine.World.FindTable(table.Id) is null) return preview;
        var cases = await seen.CasesAsync(ct);
        return preview with
        {
            Rerun = await RoutingRerun.RunAsync(table, Days, city.Engine, city.Database, cases, ct),
        };
    }

    /// <exception cref="Refusal">With nothing saved.</exception>
    public Task<FileChange> SaveAsync(FileSave save, Sender sender, CancellationToken ct)
    {
        RequireWriting();
        return files.SaveAsync(save, sender, ct);
    }

    private async Task<FileMoves> MovesAsync(CalendarSet next, CancellationToken ct)
    {
        if (next.CountsAs(city.Engine.World.Calendars)) return new(0, true, []);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(Longest);
        var (count, all, shown) = (0, true, new List<CalendarMove>());
        try
        {
            var now = await city.Database.NowAsync(ct);
            await foreach (var move in city.Engine.Calendars.PreviewAsync(next, now, late.Token))
                if (++count <= MostShown) shown.Add(move);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            all = false;
        }

        var cases = await (await seen.CasesAsync(ct)).FindAllAsync(shown.Select(m => m.Number), ct);
        var numbers = cases.ToDictionary(c => c.Number);
        return new(count, all,
            [.. shown.Where(m => numbers.ContainsKey(m.Number)).Select(m => (numbers[m.Number], m))]);
    }
}

/// <summary>What a text of a file would do.</summary>
/// <param name="Before">The text in use; null: the file is new.</param>
public sealed record FilePreview(string Name, string? Before, string After, FileProof Proof)
{
    /// <summary>Sentences without a full stop.</summary>
    public ImmutableArray<Text> Words { get; init; } = [];

    /// <summary>Null: the file is no calendar.</summary>
    public FileMoves? Moves { get; init; }

    /// <summary>Null: the file is no routing table that was in use before.</summary>
    public RoutingRerun? Rerun { get; init; }

    public IEnumerable<Finding> Errors => Proof.Checked.Findings.Where(f => !f.IsWarning);

    /// <summary>Of this file alone.</summary>
    public IEnumerable<Finding> Remarks => Proof.Checked.Findings.Where(f => f.IsWarning && FileOf(f) == Name);

    /// <summary>Kinds of files of which changes are not said in words.</summary>
    public bool LinesOnly =>
        Name is not (WorkflowNames.Organisation or WorkflowNames.Calendar or WorkflowNames.Recurring)
        && !Name.EndsWith(".routine.yaml", StringComparison.Ordinal)
        && !Name.Contains(".routing.", StringComparison.Ordinal);

    public static string FileOf(Finding finding) => Path.GetFileName(finding.File);
}

/// <summary>What another calendar does to open cases.</summary>
/// <param name="All">Every case was counted.</param>
/// <param name="Shown">Some of them, as far as the person sees them.</param>
public sealed record FileMoves(int Count, bool All, ImmutableArray<(Case Case, CalendarMove Move)> Shown);
