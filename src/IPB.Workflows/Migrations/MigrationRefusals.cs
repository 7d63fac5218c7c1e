using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;

namespace IPB.Workflows.Migrations;

/// <summary>A migration that cannot be, or not now.</summary>
public sealed class MigrationRefused(RefusalKind kind, string code, params ImmutableArray<Text> reasons) : Refusal(
    kind, code, new("Flytten kan inte göras.", "The migration cannot be done."), reasons)
{
    internal static MigrationRefused NotFound() => new(RefusalKind.NotFound, "migration-not-found",
        new Text("Det finns ingen sådan flytt.", "There is no such migration."));

    internal static MigrationRefused NotYours() => new(RefusalKind.NotAllowed, "migration-not-permitted", new Text(
        "Ärenden flyttas av samordnare och systemadministratörer.",
        "Cases are migrated by coordinators and system administrators."));
}

/// <summary>A plan with findings.</summary>
public sealed class PlanRefused(ImmutableArray<Finding> findings) : Refusal(RefusalKind.Invalid, "migration-plan",
    new("Planen behöver rättas.", "The plan needs correcting."),
    [.. findings.Select(f => new Text(f.ToString(), f.ToString()))])
{
    public ImmutableArray<Finding> Findings { get; } = findings;
}
