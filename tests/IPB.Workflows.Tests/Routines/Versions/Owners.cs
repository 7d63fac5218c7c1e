using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Routines.Versions;

/// <summary>A town whose routines belong to its managers and board: mary, and bo1, bo2, bo3.</summary>
internal static class Owners
{
    public static readonly Organisation Organisation = new(Town.Organisation.Departments, Town.Organisation.Roles,
        Town.Organisation.People, Town.Organisation.Fallback.Id)
    {
        RoutineOwners = ["manager", "board"],
    };

    public static readonly World World = new(Organisation, WorkingCalendar.Standard, []);

    private static readonly string Source = Town.Gate("{ by: manager of lead-department, quorum: 1 }");

    /// <summary>The town's routine under a number, with another text for each.</summary>
    public static Routine Version(int version, string id = "test", string ends = "done") =>
        RoutineReader.ReadPublished($"{id}.routine.yaml", Text(version, id, ends)).Routine!;

    public static string Text(int version, string id = "test", string ends = "done") => $"""
        {Source.Replace("routine: test", $"routine: {id}", StringComparison.Ordinal)
            .Replace("version: 1", $"version: {version}", StringComparison.Ordinal).TrimEnd()}
        scenarios:
          - name: version {version}
            given: {"{"} budget: 10, owner_name: Ada {"}"}
            do: [note, propose, approve]
            ends: {ends}

        """;

    public static Person Person(string id) => Organisation.FindPerson(id)!;

    /// <summary>What is kept of versions: <c>1 published, 2 reviewed by mary</c> as objects.</summary>
    public static VersionsOfRoutine Of(DateTimeOffset now, params RoutineVersion[] versions) =>
        new("test", [.. versions], now);

    public static RoutineVersion Kept(int version, VersionStatus status, DateTimeOffset? effective = null) =>
        new("test", version, Version(version).Hash, status)
        {
            ReviewedBy = status == VersionStatus.Draft ? null : "mary",
            PublishedBy = status is VersionStatus.Published or VersionStatus.Retired ? "bo1" : null,
            EffectiveAt = status is VersionStatus.Published or VersionStatus.Retired
                ? effective ?? Play.Monday.AddDays(-30) : null,
        };

    public static VersionCheck Check(int version, string ends = "done") =>
        VersionCheck.Of(World, "test", Version(version).Hash, Text(version, ends: ends));
}
