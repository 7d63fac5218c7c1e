using IPB.Workflows.Routines;

namespace IPB.Host.Tests;

/// <summary>Another version of the obstacle routine: the first state is called otherwise.</summary>
internal static class NextVersion
{
    public const string Id = "obstacle";
    public const int From = 2;
    public const int To = 3;

    public static async Task InstallAsync(RunningCity city)
    {
        var old = city.Engine.Routines.Find(Id, From)!;
        var start = old.Start.Id;
        var text = old.Source.Replace($"version: {From}\n", $"version: {To}\n", StringComparison.Ordinal)
            .Replace($"  {start}:\n", $"  {start}-again:\n", StringComparison.Ordinal)
            .Replace($"to: {start}\n", $"to: {start}-again\n", StringComparison.Ordinal)
            .Replace($"to: {start},", $"to: {start}-again,", StringComparison.Ordinal)
            .Replace($"to: {start} }}", $"to: {start}-again }}", StringComparison.Ordinal);
        var read = RoutineReader.ReadPublished($"{Id}.routine.yaml", text);
        Assert.True(read.Routine is not null, string.Join('\n', read.Findings));
        await city.Engine.Versions.InstallAsync([read.Routine!]);
    }
}
