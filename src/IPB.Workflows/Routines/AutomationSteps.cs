using System.Collections.Immutable;

namespace IPB.Workflows.Routines;

/// <summary>How a scenario says how the oldest automation that is under way ends.</summary>
internal static class AutomationSteps
{
    internal const string Done = "automation done";
    internal const string Failed = "automation failed";

    internal static readonly ImmutableArray<string> All = [Done, Failed];
}
