using System.Net;
using IPB.Host.Filing;
using IPB.Workflows.Files.Editing;
using IPB.Workflows.Filing;

namespace IPB.Host.Tests.Filing;

/// <summary>Nodes over one database, each with a folder of its own.</summary>
public sealed class FileNodesTests(FilingCity city) : IClassFixture<FilingCity>
{
    private const string Name = "nodes.routing.yaml";

    [Fact]
    public async Task Another_node_writes_and_takes_what_was_saved_and_leaves_what_is_its_own()
    {
        using var folder = FilingCity.NewFolder();
        await using var node = await city.NodeAsync(folder);
        using var files = new CityFiles(node, new(node.Database));
        (await city.PutAsync(Name, FilingCity.Table("nodes"), null)).Expect(HttpStatusCode.OK);

        Assert.Equal([Name], await files.FollowAsync(default));
        Assert.Equal(FilingCity.Table("nodes"), folder.Read(Name));
        Assert.NotNull(node.Engine.World.FindTable("nodes"));

        folder.Change(Name, "words: [lampa]", "words: [lykta]");
        (await city.PutAsync(Name, FilingCity.Table("nodes", "TEF", 2),
            (await city.ReadAsync(Name)).Tag)).Expect(HttpStatusCode.OK);
        Assert.Empty(await files.FollowAsync(default));
        Assert.Contains("lykta", folder.Read(Name), StringComparison.Ordinal);
        Assert.Equal((Name, DriftKind.Other),
            Assert.Single(files.Drift.Select(d => (d.Last.File, d.Kind)), d => d.File == Name));

        // Nobody saves there over the other node's text without having seen it.
        var state = await files.ReadAsync(Name, default);
        await Assert.ThrowsAsync<FileChanged>(() =>
            files.SaveAsync(new(Name, FilingCity.Table("nodes", "LFF", 3), state.Hash,
            "Prövas", false), new(FilingCity.Administrator, "x"), default));
        await files.SaveAsync(new(Name, FilingCity.Table("nodes", "LFF", 3), state.Token, "Prövas", false),
            new(FilingCity.Administrator, "y"), default);
        await files.FollowAsync(default);
        Assert.DoesNotContain(files.Drift, d => d.Last.File == Name);
    }

    [Fact]
    public async Task A_node_that_was_away_catches_up_and_one_that_cannot_brings_no_older_calendar_back()
    {
        using var writable = FilingCity.NewFolder();
        using var blocked = FilingCity.NewFolder();
        Directory.CreateDirectory(blocked.File(".calendar.yaml.new"));
        var (text, tag) = await city.ReadAsync("calendar.yaml");
        var closed = CalendarEdit.Close(text, null, new(2027, 5, 7), new("Kickoff", "Kick-off"));
        (await city.PutAsync("calendar.yaml", closed, tag)).Expect(HttpStatusCode.OK);
        var calendars = (await city.Engine.Calendars.ListAsync()).Length;

        var told = new List<string>();
        await using (var node = await city.NodeAsync(blocked, told))
            Assert.Equal(DriftKind.Unwritable,
                Assert.Single(node.Folder.Drift, d => d.Last.File == "calendar.yaml").Kind);
        Assert.Contains(told, l => l.StartsWith("Drift: The file calendar.yaml", StringComparison.Ordinal)
            && l.Contains("Make the folder writable", StringComparison.Ordinal));
        Assert.Equal(text, blocked.Read("calendar.yaml"));

        await using (var node = await city.NodeAsync(writable))
            Assert.False(node.Engine.World.Calendar.IsWorkingDay(new(2027, 5, 7)));
        Assert.Equal(closed, writable.Read("calendar.yaml"));
        Assert.Equal(calendars, (await city.Engine.Calendars.ListAsync()).Length);
    }
}
