using System.Net;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Pages;

/// <summary>Moving running cases with a browser and no script.</summary>
public sealed class MigrationPageTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task A_coordinator_maps_tries_moves_and_undoes()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Regeln hindrar", "FSF",
            new { kind = "law", consequence = "Allt stannar." }, "obstacle");
        await NextVersion.InstallAsync(city);
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync($"/routines/obstacle/migrate?from={NextVersion.From}&to={NextVersion.To}");
        Assert.Contains("Old and new version", anna.Words, StringComparison.Ordinal);

        var old = city.Engine.Routines.Find("obstacle", NextVersion.From)!;
        await anna.SendAsync("plan", [
            .. old.InnermostStates.Where(s => s.End is null)
                .Select(s => ($"state.{s.Id}", s == old.Start ? s.Id + "-again" : s.Id)),
            .. old.Fields.Select(f => ($"field.{f.Id}", f.Id)),
        ]);
        Assert.Contains("Regeln hindrar", anna.Words, StringComparison.Ordinal);
        await anna.SendAsync("start", ("reason", "Ny version"), ("days", "7"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        await anna.SendAsync("start", ("reason", "Ny version"), ("days", "7"), ("confirm", "on"));
        while (await city.Engine.Migrations.WorkAsync() > 0) { }
        await anna.OpenAsync("/cases/" + CaseNumber.Slug(number));
        Assert.Contains($"moved the case from version {NextVersion.From} to version {NextVersion.To}", anna.Words,
            StringComparison.Ordinal);

        var id = (await city.Engine.Migrations.ListAsync("obstacle"))[0].Id;
        await anna.OpenAsync($"/migrations/{id}");
        await anna.SendAsync("undo", ("reason", "För tidigt"));
        while (await city.Engine.Migrations.WorkAsync() > 0) { }
        await anna.OpenAsync("/cases/" + CaseNumber.Slug(number));
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Contains("undid the move", anna.Words, StringComparison.Ordinal);
    }
}
