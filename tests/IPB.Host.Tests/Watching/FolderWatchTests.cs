using IPB.Host.Watching;
using IPB.Workflows.Files;

namespace IPB.Host.Tests.Watching;

public sealed class FolderWatchTests : IDisposable
{
    private readonly Folder folder = new("organisation.yaml", "calendar.yaml");
    private readonly CancellationTokenSource late = new(TimeSpan.FromMinutes(1));

    public void Dispose()
    {
        folder.Dispose();
        late.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_saved_file_is_told_also_where_the_system_tells_nothing(bool listen)
    {
        using var watch = Watch(listen);
        var next = watch.NextAsync(late.Token);
        folder.Write("calendar.yaml", "calendar: other");
        Assert.Equal(["calendar.yaml"], (await next).Changed);
        Assert.Equal("calendar: other", watch.Known.Files["calendar.yaml"]);
    }

    [Fact]
    public async Task Written_by_rename_created_and_deleted_are_told()
    {
        using var watch = Watch();
        folder.Write("calendar.yaml.new", "calendar: renamed");
        File.Move(folder.File("calendar.yaml.new"), folder.File("calendar.yaml"), overwrite: true);
        Assert.Equal(["calendar.yaml"], (await watch.NextAsync(late.Token)).Changed);
        folder.Write("recurring.yaml", "recurring: []");
        File.Delete(folder.File("organisation.yaml"));
        Assert.Equal(["organisation.yaml", "recurring.yaml"], await AllAsync(watch, 2));
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_told_once_it_is_whole()
    {
        using var watch = new FolderWatch(
            FolderTexts.Read(folder.Path), Folder.Fast with { Quiet = TimeSpan.FromSeconds(2) });
        folder.Write("calendar.yaml", "calendar: ");
        var next = watch.NextAsync(late.Token);
        Assert.False(next.IsCompleted);
        folder.Write("calendar.yaml", "calendar: whole");
        Assert.Equal("calendar: whole", (await next).Texts.Files["calendar.yaml"]);
    }

    [Fact]
    public async Task What_was_changed_and_changed_back_is_not_told()
    {
        var text = folder.Read("calendar.yaml");
        using var watch = Watch();
        folder.Write("calendar.yaml", "calendar: slip");
        folder.Write("calendar.yaml", text);
        File.SetLastWriteTimeUtc(folder.File("calendar.yaml"), DateTime.UnixEpoch);
        var next = watch.NextAsync(late.Token);
        folder.Write("recurring.yaml", "recurring: []");
        Assert.Equal(["recurring.yaml"], (await next).Changed);
    }

    [Fact]
    public async Task A_folder_that_was_away_is_followed_again()
    {
        using var watch = Watch();
        var away = folder.Path + "-away";
        Directory.Move(folder.Path, away);
        var next = watch.NextAsync(late.Token);
        Directory.Move(away, folder.Path);
        folder.Write("calendar.yaml", "calendar: back");
        Assert.Equal(["calendar.yaml"], (await next).Changed);
    }

    [Fact]
    public async Task The_command_tells_findings_and_how_many_scenarios_passed()
    {
        using var all = new Folder();
        using var stop = new CancellationTokenSource();
        using var heard = new Heard();
        var run = WatchCommand.RunAsync(all.Path, heard, Folder.Fast, stop.Token);
        Assert.Matches(@"^all files: 0 findings, \d{2,} scenarios passed, \d+\.\d s$", await heard.LineAsync("passed"));
        all.Change("training-package.routine.yaml", "quiz_score < 80", "quiz_score < 79");
        Assert.Contains("training-package.routine.yaml:", await heard.LineAsync("routine.yaml:"),
            StringComparison.Ordinal);
        Assert.StartsWith("training-package.routine.yaml: ", await heard.LineAsync("passed"), StringComparison.Ordinal);
        all.Change("training-package.routine.yaml", "quiz_score < 79", "quiz_score < 80");
        Assert.StartsWith("training-package.routine.yaml: 0 findings", await heard.LineAsync("passed"),
            StringComparison.Ordinal);
        await stop.CancelAsync();
        Assert.Equal(0, await run);
    }

    private FolderWatch Watch(bool listen = true) => new(FolderTexts.Read(folder.Path), Folder.Fast, listen);

    // Two saves may be told together or one after the other.
    private async Task<IEnumerable<string>> AllAsync(FolderWatch watch, int count)
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        while (all.Count < count) all.UnionWith((await watch.NextAsync(late.Token)).Changed);
        return all;
    }
}
