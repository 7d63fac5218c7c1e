using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Versions;

namespace IPB.Host.Tests.Routines;

/// <summary>New versions of the shipped routines, as their owners make them.</summary>
internal static class Drafts
{
    /// <summary>Keeps the next version of a routine as a draft.</summary>
    /// <param name="change">What is changed in its text beside the number.</param>
    /// <returns>Its number.</returns>
    public static async Task<int> NextAsync(
        this RunningCity city, string routine, Func<string, string>? change = null)
    {
        var all = await city.Engine.Versions.OfAsync(routine);
        var (from, to) = (all!.Versions[^1].Version, all.Versions[^1].Version + 1);
        var source = (await city.Engine.Versions.CheckAsync(routine, from)).Source
            .Replace($"version: {from}\n", $"version: {to}\n", StringComparison.Ordinal);
        var text = change is null ? source : change(source);
        var read = RoutineReader.ReadPublished($"{routine}.routine.yaml", text);
        Assert.True(await city.Engine.Versions.DraftAsync(read.Routine!), string.Join('\n', read.Findings));
        return to;
    }

    /// <summary>The same, reviewed by Johan.</summary>
    public static async Task<int> ReviewedAsync(
        this RunningCity city, string routine, Func<string, string>? change = null)
    {
        var version = await city.NextAsync(routine, change);
        await city.Engine.Versions.DoAsync(new ReviewVersion(routine, version, "Good."), Sender("johan.sundin"));
        return version;
    }

    /// <summary>Number of the version in force, or of the newest that was.</summary>
    public static int Newest(this RunningCity city, string routine) =>
        city.Engine.Routines.FindNewest(routine)!.Version;

    public static Sender Sender(string person) => new(person, Guid.NewGuid().ToString());
}
