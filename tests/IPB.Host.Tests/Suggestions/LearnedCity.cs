using System.Collections.Immutable;
using IPB.Host.Jobs;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Host.Tests.Suggestions;

/// <summary>
/// A city with sixty cases that departments have taken on, after a night of learning: what the Technical Department
/// takes stands at a <c>stolpe</c>, what the Services Department takes concerns a <c>vagn</c>. No rule knows them.
/// </summary>
public class LearnedCity(TestPostgres postgres) : RunningCity(postgres)
{
    /// <summary>No rule takes it, and the settled cases of the Technical Department speak for it.</summary>
    public const string Undecided = "Stolpen i backen står snett";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        for (var i = 0; i < 30; i++)
        {
            await TakenOnAsync($"Trasig gatubelysning vid stolpen i backen {i}", "TEF");
            await TakenOnAsync($"Surfplattan på vagnen i hallen är trasig {i}", "SEK");
        }

        await TrainAsync(this);
    }

    public static async Task TrainAsync(RunningCity city)
    {
        await using var scope = city.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SuggestionTraining>().RunAsync(CancellationToken.None);
    }

    /// <summary>Submits a case to where a rule sends it; the officer there takes it on.</summary>
    private async Task TakenOnAsync(string title, string department)
    {
        var none = ImmutableSortedDictionary<string, object>.Empty;
        var submit = new Submit(null, title, "Det har varit så länge.", "FSF", none);
        var answer = await Engine.SubmitAsync(submit, new("elin.dahlgren", title));
        Assert.Equal(department, answer.LeadDepartment);
        var officer = Engine.Organisation.Holders(Person.KeyOf("case-officer", department))[0];
        await Engine.DoAsync(answer.Number, new Fire("accept", none, null), new(officer.Id, title));
    }
}

/// <summary>The same, and what is certain enough is placed without a person.</summary>
public sealed class PlacingCity(TestPostgres postgres) : LearnedCity(postgres)
{
    protected override HostSettings Change(HostSettings settings) => settings with { PlaceFrom = 0.7 };
}
