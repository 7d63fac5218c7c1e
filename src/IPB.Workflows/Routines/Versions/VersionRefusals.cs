using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Routines.Versions;

/// <summary>A step of a version that was not taken.</summary>
public sealed class VersionRefused(RefusalKind kind, string code, Text text, params ImmutableArray<Text> reasons)
    : Refusal(kind, code, text, reasons);

public sealed class VersionNotFound(string routine, int version) : Refusal(
    RefusalKind.NotFound, "version-not-found",
    new($"Rutinen {routine} har ingen version {version}.", $"The routine {routine} has no version {version}."));

/// <summary>No version of the routine is in force.</summary>
public sealed class RoutineTakesNoCases(string routine, Text name, params ImmutableArray<Text> reasons) : Refusal(
    RefusalKind.Conflict, "routine-takes-no-cases",
    new($"Rutinen \"{name.Sv}\" tar inte emot nya ärenden.", $"The routine \"{name.En}\" takes no new cases."), reasons)
{
    /// <summary>Id of the routine.</summary>
    public string Routine { get; } = routine;
}

/// <summary>A case follows a version that this node does not know, or cannot read.</summary>
public sealed class VersionUnknown(string routine, int version) : Refusal(
    RefusalKind.Conflict, "routine-version-unknown",
    new($"Den här noden känner inte version {version} av rutinen {routine}. Försök igen om en stund.",
        $"This node does not know version {version} of the routine {routine}. Try again in a moment."));

public sealed class RoutineNotFound(string routine) : Refusal(
    RefusalKind.NotFound, "routine-not-found",
    new($"Det finns ingen rutin {routine}.", $"There is no routine {routine}."));
