using System.Net;
using IPB.Host.Filing;
using IPB.Host.Tests.Watching;
using IPB.Host.Watching;
using IPB.Workflows.Filing;
using IPB.Workflows.Routines.Versions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IPB.Host.Tests.Filing;

/// <summary>What is saved, what is refused and why, over one real folder and database.</summary>
public sealed class FileSavingTests(FilingCity city) : IClassFixture<FilingCity>
{
    [Fact]
    public async Task A_new_table_is_written_taken_and_kept_with_its_reason()
    {
        var text = FilingCity.Table("new-table");
        var saved = (await city.PutAsync("new-table.routing.yaml", text, null)).Expect(HttpStatusCode.OK);

        Assert.Equal(text, city.Workflows.Read("new-table.routing.yaml"));
        Assert.NotNull(city.Engine.World.FindTable("new-table"));
        var change = Assert.Single(await city.Changes.OfAsync("new-table.routing.yaml"));
        Assert.Equal(((long)saved["serial"]!, "marcus.tran", "Prövas"), (change.Serial, change.Actor, change.Reason));
        Assert.Empty(Directory.GetFiles(city.Workflows.Path, ".*"));
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_is_told_who_came_first()
    {
        const string name = "at-once.routing.yaml";
        await city.PutAsync(name, FilingCity.Table("at-once"), null);
        var (_, tag) = await city.ReadAsync(name);

        var answers = await Task.WhenAll(new[] { "TEF", "LFF" }.Select(to =>
            city.PutAsync(name, FilingCity.Table("at-once", to), tag)));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(a => a.Status).Order());
        var lost = answers.Single(a => a.Status != HttpStatusCode.OK).Body;
        Assert.Equal(("file-changed", "marcus.tran"), ((string)lost["code"]!, (string)lost["change"]!["by"]!));
        Assert.Equal(2, (await city.Changes.OfAsync(name)).Length);
    }

    [Fact]
    public async Task A_save_that_is_sent_twice_is_one()
    {
        var key = Guid.NewGuid().ToString();
        var answers = new List<Answer>();
        for (var i = 0; i < 2; i++)
            answers.Add(await city.PutAsync("twice.routing.yaml", FilingCity.Table("twice"), null, key: key));
        Assert.Single(answers.Select(a => (long)a.Expect(HttpStatusCode.OK)["serial"]!).Distinct());
        Assert.Single(await city.Changes.OfAsync("twice.routing.yaml"));
    }

    [Fact]
    public async Task A_change_in_the_folder_is_not_saved_over_by_whoever_did_not_see_it()
    {
        const string name = "by-hand.routing.yaml";
        await city.PutAsync(name, FilingCity.Table("by-hand"), null);
        var (_, tag) = await city.ReadAsync(name);
        city.Workflows.Change(name, "to: SLK\n    why", "to: TEF\n    why");
        var byHand = city.Workflows.Read(name);

        (await city.PutAsync(name, FilingCity.Table("by-hand", "LFF"), tag)).Refused(412, "file-changed");

        Assert.Equal(byHand, city.Workflows.Read(name));
        await city.Services.GetRequiredService<FileFollower>().LookAsync(default);
        Assert.Contains(city.Files.Drift, d => d.Last.File == name && d.Kind == DriftKind.Other);
        Assert.Equal(byHand, city.Workflows.Read(name));
        // Whoever has seen both saves over both.
        (await city.PutAsync(name, FilingCity.Table("by-hand", "LFF"),
            (await city.ReadAsync(name)).Tag)).Expect(HttpStatusCode.OK);
        await city.Services.GetRequiredService<FileFollower>().LookAsync(default);
        Assert.DoesNotContain(city.Files.Drift, d => d.Last.File == name);
    }

    [Theory]
    [InlineData("..%2Forganisation.yaml")]
    [InlineData("%2Fetc%2Fpasswd")]
    [InlineData(".hidden.routing.yaml")]
    [InlineData("organisation.yaml.bak")]
    [InlineData("schema%2Fx.routing.yaml")]
    [InlineData("..%5Cx.routing.yaml")]
    [InlineData("notes.txt")]
    public async Task Only_files_that_the_engine_reads_directly_in_the_folder_have_a_place(string name)
    {
        var before = Directory.GetFileSystemEntries(city.Workflows.Path).Length;
        Assert.Equal(HttpStatusCode.NotFound, (await city.PutAsync(name, FilingCity.Table("x"), null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await city.As("marcus.tran").ReadAsync($"/api/files/{name}")).Status);
        Assert.Equal(before, Directory.GetFileSystemEntries(city.Workflows.Path).Length);
    }

    [Fact]
    public async Task Coordinators_read_and_do_not_write_and_others_do_neither()
    {
        var (text, tag) = await city.ReadAsync("calendar.yaml");
        (await city.PutAsync("calendar.yaml", text + "# x\n", tag, person: "anna.ek")).Refused(403,
            "not-an-administrator");
        (await city.As("anna.ek").ReadAsync("/api/files/calendar.yaml")).Expect(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await city.As("elin.dahlgren").ReadAsync("/api/files/calendar.yaml")).Status);
        Assert.Equal(text, city.Workflows.Read("calendar.yaml"));
    }

    [Fact]
    public async Task A_text_with_errors_or_too_large_is_refused_and_says_where()
    {
        var wrong = (await city.PutAsync("wrong.routing.yaml", FilingCity.Table("wrong", "SLL"), null)).Refused(422,
            "file-has-errors");
        Assert.Contains("wrong.routing.yaml:8: department \"SLL\" is unknown; did you mean", (string)wrong["detail"]!,
            StringComparison.Ordinal);
        (await city.PutAsync("wrong.routing.yaml", new string('x', 256 * 1024 + 1), null)).Refused(422,
            "invalid-input");
        Assert.False(File.Exists(city.Workflows.File("wrong.routing.yaml")));
    }

    [Fact]
    public async Task The_last_administrator_does_not_go_without_a_word()
    {
        var (text, tag) = await city.ReadAsync("organisation.yaml");
        var without = text.Replace("roles: [administrator, employee]", "roles: [employee]", StringComparison.Ordinal);
        var refused = (await city.PutAsync("organisation.yaml", without, tag)).Refused(422, "invalid-input");
        Assert.Contains("Nobody has the role administrator", (string)refused["errors"]!["confirm"]![0]!,
            StringComparison.Ordinal);
        Assert.Equal(text, city.Workflows.Read("organisation.yaml"));
        // Whoever means it does it, and whoever saves for another is not in the way of themselves.
        var check = (await city.As("marcus.tran").PostAsync("/api/files/organisation.yaml/check",
            new { text = without }))
            .Expect(HttpStatusCode.OK);
        Assert.Equal(2, check["warnings"]!.AsArray().Count);
        Assert.Contains(check["changes"]!.AsArray(), c =>
            (string)c!["en"]! == "Marcus Tran no longer has the role System administrator");
    }

    [Fact]
    public async Task A_published_routine_stays_and_its_next_version_becomes_a_draft()
    {
        const string name = "training-package.routine.yaml";
        var (text, tag) = await city.ReadAsync(name);
        var version = city.Engine.Routines.VersionsOf("training-package")[^1];
        var remarked = text.Replace("purpose:", "# a remark\npurpose:", StringComparison.Ordinal);
        var refused = (await city.PutAsync(name, remarked, tag)).Refused(409, "published-text");
        Assert.Contains($"Write version: {version + 1} in the file", (string)refused["detail"]!,
            StringComparison.Ordinal);

        (await city.PutAsync(name,
            remarked.Replace($"version: {version}\n", $"version: {version + 1}\n", StringComparison.Ordinal), tag))
            .Expect(HttpStatusCode.OK);
        var all = await city.Engine.Versions.OfAsync("training-package");
        Assert.Equal(VersionStatus.Draft, all!.Find(version + 1)!.Status);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_says_what_to_do_and_nothing_is_kept()
    {
        const string name = "blocked.routing.yaml";
        // Stands where the new text would be made ready, also for a user who may write everywhere.
        var block = Directory.CreateDirectory(city.Workflows.File($".{name}.new"));
        var refused = (await city.PutAsync(name, FilingCity.Table("blocked"), null)).Refused(409,
            "folder-not-writable");
        Assert.Contains("Ask whoever runs the server to make it writable", (string)refused["detail"]!,
            StringComparison.Ordinal);
        Assert.Empty(await city.Changes.OfAsync(name));

        await city.KeepOnlyAsync(name, null, FilingCity.Table("blocked"));
        await city.Services.GetRequiredService<FileFollower>().LookAsync(default);
        Assert.Contains(city.Files.Drift, d => d.Last.File == name && d.Kind == DriftKind.Unwritable);
        Assert.Contains("cannot be written", (await city.As("marcus.tran").GetStringAsync("/operations?lang=en")),
            StringComparison.Ordinal);
        block.Delete();
        await city.Services.GetRequiredService<FileFollower>().LookAsync(default);
        Assert.Equal(FilingCity.Table("blocked"), city.Workflows.Read(name));
        Assert.DoesNotContain(city.Files.Drift, d => d.Last.File == name);
    }

    [Fact]
    public async Task A_node_killed_between_the_change_and_the_file_writes_it_later()
    {
        const string name = "killed.routing.yaml";
        await city.PutAsync(name, FilingCity.Table("killed"), null);
        await city.KeepOnlyAsync(name, FilingCity.Table("killed"), FilingCity.Table("killed", "TEF", 2));
        await city.Services.GetRequiredService<FileFollower>().LookAsync(default);
        Assert.Equal(FilingCity.Table("killed", "TEF", 2), city.Workflows.Read(name));
        Assert.Equal(2, city.Engine.World.FindTable("killed")!.Version);
    }

    [Fact]
    public async Task A_demo_that_follows_its_folder_takes_what_was_saved_once()
    {
        using var stop = new CancellationTokenSource();
        using var heard = new Heard();
        var run = new CityReload(city.City, Folder.Fast, heard.WriteLine).RunAsync(city.City.Files.Texts!, stop.Token);
        (await city.PutAsync("followed.routing.yaml", FilingCity.Table("followed"), null)).Expect(HttpStatusCode.OK);
        Assert.Equal("followed.routing.yaml: in use already", await heard.LineAsync("followed.routing.yaml"));
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task What_was_changed_can_neither_be_rewritten_nor_deleted()
    {
        await city.PutAsync("for-ever.routing.yaml", FilingCity.Table("for-ever"), null);
        await using var source = NpgsqlDataSource.Create(city.Connection);
        foreach (var sql in new[] { "update ipb.file_changes set reason = 'x'", "delete from ipb.file_changes",
            "truncate ipb.file_changes" })
        {
            await using var command = source.CreateCommand(sql);
            Assert.Contains("for ever",
                (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).Message,
                StringComparison.Ordinal);
        }
    }
}
