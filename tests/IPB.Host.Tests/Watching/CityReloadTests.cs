using IPB.Host.Watching;
using IPB.Workflows.Routines.Versions;

namespace IPB.Host.Tests.Watching;

/// <summary>A city with workflows of its own that it follows.</summary>
public sealed class FollowingCity(TestPostgres postgres) : RunningCity(postgres)
{
    internal Folder Workflows { get; } = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Workflows.Dispose();
    }

    protected override HostSettings Change(HostSettings settings) =>
        settings with { WorkflowsFolder = Workflows.Path };
}

public sealed class CityReloadTests(FollowingCity city) : IClassFixture<FollowingCity>
{
    private const string Routine = "training-package.routine.yaml";

    [Fact]
    public async Task A_demo_takes_what_is_right_and_says_why_not_of_the_rest()
    {
        using var stop = new CancellationTokenSource();
        using var heard = new Heard();
        var run = new CityReload(city.City, Folder.Fast, heard.WriteLine)
            .RunAsync(city.City.Files.Texts!, stop.Token);
        var before = city.Engine.Routines.Find("training-package")!;

        city.Workflows.Change("organisation.yaml", "name: Elin Dahlgren", "name: Elin Dahl");
        Assert.Equal("organisation.yaml: taken", await heard.LineAsync("organisation.yaml"));
        Assert.Equal("Elin Dahl", city.Engine.Organisation.FindPerson("elin.dahlgren")!.Name);

        city.Workflows.Change(Routine, "purpose:", "purpos:");
        Assert.Contains("did you mean \"purpose\"?", await heard.LineAsync("not taken"), StringComparison.Ordinal);
        Assert.Same(before, city.Engine.Routines.Find("training-package"));

        city.Workflows.Change(Routine, "purpos:", "# a remark\npurpose:");
        Assert.Contains($"Write \"version: {before.Version + 1}\"", await heard.LineAsync("stays as it was"),
            StringComparison.Ordinal);
        Assert.Equal(before.Hash, city.Engine.Routines.Find("training-package")!.Hash);

        city.Workflows.Change(Routine, $"version: {before.Version}\n", $"version: {before.Version + 1}\n");
        await heard.LineAsync($"training-package version {before.Version + 1} is a new draft");
        var versions = await city.Engine.Versions.OfAsync("training-package", stop.Token);
        Assert.Contains(versions!.Versions, v => v.Version == before.Version + 1 && v.Status == VersionStatus.Draft);
        Assert.Equal(before.Hash, city.Engine.Routines.Find("training-package")!.Hash);
        await stop.CancelAsync();
        await run;
    }
}
