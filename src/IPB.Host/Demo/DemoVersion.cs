using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Versions;

namespace IPB.Host.Demo;

/// <summary>
/// A new version of a routine that two people of the demo city have worked on, and that a third one may publish.
/// </summary>
internal static class DemoVersion
{
    private const string Id = "obstacle";
    private const string Author = "marcus.tran";
    private const string Reviewer = "johan.sundin";

    // As the routine reads with its fragments in it.
    private const string Before = """
            owner: city-director
            due: 10 working days
            remind:
              - 2 working days before
              - on due
              - 5 working days after
            escalate:
              -
                after: 15 working days
                to: innovation-board
        """;

    private const string After = """
            owner: city-director
            due: 5 working days
            remind:
              - 2 working days before
              - on due
              - 2 working days after
            escalate:
              -
                after: 10 working days
                to: innovation-board
        """;

    /// <summary>Does nothing where the city's routine is not the one that comes with the platform.</summary>
    public static async Task KeepAsync(City city, CancellationToken ct)
    {
        var versions = city.Engine.Versions;
        if (city.Engine.Routines.Find(Id) is not { } current || Next(current) is not { } next
            || (await versions.OfAsync(Id, ct))?.Find(next.Version) is not null) return;
        await versions.DraftAsync(next, ct);
        await versions.DoAsync(new ProposeVersion(Id, next.Version,
            "Hinder blir liggande hos stadsdirektören. Fem arbetsdagar i stället för tio."),
            new(Author, "demo:version:propose"), ct);
        await versions.DoAsync(new ReviewVersion(Id, next.Version, "Läst tillsammans med stadsdirektören. Bra."),
            new(Reviewer, "demo:version:review"), ct);
    }

    private static Routine? Next(Routine current)
    {
        var source = current.Source.ReplaceLineEndings("\n");
        if (!source.Contains(Before, StringComparison.Ordinal)) return null;
        source = source.Replace(Before, After, StringComparison.Ordinal)
            .Replace($"version: {current.Version}\n", $"version: {current.Version + 1}\n", StringComparison.Ordinal);
        return RoutineReader.ReadPublished($"{Id}.routine.yaml", source).Routine;
    }
}
