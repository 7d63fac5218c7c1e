using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Host.Tests.Access;

/// <summary>
/// A city as it runs for real, with cases that few see and cases of which everybody sees a part: one of each stands at
/// a gate, one was decided. People come with personal tokens.
/// </summary>
public sealed class GuardedCity(TestPostgres postgres) : RunningCity(postgres)
{
    /// <summary>Stands in everything of a case that only those involved see, but for its number.</summary>
    public const string Secret = "Kvastfibberen";

    /// <summary>Stands in what is confidential in cases that everybody sees.</summary>
    public const string Withheld = "Knackhardhet";

    /// <summary>The title of those cases.</summary>
    public const string Open = "Oppen rubrik";

    private readonly Dictionary<string, string> tokens = [];

    /// <summary>Numbers of the cases that few see: at a gate, and decided.</summary>
    public IReadOnlyList<string> Narrow { get; private set; } = [];

    /// <summary>Numbers of the cases that everybody sees: at a gate, and decided.</summary>
    public IReadOnlyList<string> Veiled { get; private set; } = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Engine.Versions.InstallAsync([Routine("narrow", "involved"), Routine("veiled", "city")]);
        Narrow = [await AtGateAsync("narrow", Secret, Secret), await DecidedAsync("narrow", Secret, Secret)];
        Veiled = [await AtGateAsync("veiled", Open, Withheld), await DecidedAsync("veiled", Open, Withheld)];
    }

    public async Task<string> TokenOfAsync(string person)
    {
        lock (tokens) if (tokens.TryGetValue(person, out var known)) return known;
        var made = await Services.GetRequiredService<ApiTokens>().CreateAsync(
            person, "matrix", TimeSpan.FromDays(1), CancellationToken.None);
        lock (tokens) return tokens[person] = made;
    }

    public async Task<HttpClient> WithAsync(string person) => WithToken(await TokenOfAsync(person));

    public async Task<long> StepsAsync(string number) => (await Engine.Cases.FindAsync(number))!.Version;

    protected override HostSettings Change(HostSettings settings) => settings with { Demo = false };

    private async Task<string> AtGateAsync(string routine, string title, string word)
    {
        var number = (await Engine.SubmitAsync(new Submit(routine, title, $"Om {word}.", "FSF",
            FieldsOf(("reason_why", word))), new("elin.dahlgren", Guid.NewGuid().ToString()))).Number;
        await Engine.DoAsync(number, new Comment("Vi ser på det."), new("karin.moller", Guid.NewGuid().ToString()));
        await Engine.DoAsync(number, new Fire("propose", FieldsOf(), null),
            new("karin.moller", Guid.NewGuid().ToString()));
        return number;
    }

    private async Task<string> DecidedAsync(string routine, string title, string word)
    {
        var number = await AtGateAsync(routine, title, word);
        var gate = (await Engine.Cases.FindAsync(number))!.Gate!.Id;
        await Engine.DoAsync(number, new Decide(gate, Outcome.Approve, null, [], []),
            new("susanne.oberg", Guid.NewGuid().ToString()));
        return number;
    }

    private static ImmutableSortedDictionary<string, object> FieldsOf(params (string Id, object Value)[] fields) =>
        ImmutableSortedDictionary.CreateRange(fields.Select(f => KeyValuePair.Create(f.Id, f.Value)));

    private Routine Routine(string id, string visibility)
    {
        var read = RoutineReader.Read($"{id}.routine.yaml", Text(id, visibility), Engine.Organisation);
        return read.Routine ?? throw new InvalidOperationException(string.Join('\n', read.Findings));
    }

    private static string Text(string id, string visibility) => $$"""
        routine: {{id}}
        version: 1
        visibility: {{visibility}}
        confidential: { description: true, readers: [lawyer] }
        name: { sv: {{id}}, en: {{id}} }
        purpose: { sv: Prov, en: Trial }
        fields:
          reason_why: { type: text, name: { sv: Skäl, en: Reason }, confidential: true }
        submit: { asks: [reason_why] }
        states:
          draft:
            name: { sv: Utkast, en: Draft }
            owner: unit-manager of lead-department
            form: [reason_why]
            on:
              propose: { name: { sv: Lägg fram, en: Propose }, to: decision }
          decision:
            name: { sv: Beslut, en: Decision }
            gate:
              question: { sv: Ska vi?, en: Shall we? }
              decide: { by: head-of-department of lead-department }
              outcomes: { approve: done, return: draft, reject: dropped }
          done: { name: { sv: Klart, en: Done }, end: completed }
          dropped: { name: { sv: Nedlagt, en: Dropped }, end: discontinued }
        scenarios:
          - { name: approved, given: { reason_why: x }, do: [propose, approve], ends: done }
        """;
}

/// <summary>
/// Classes that share the city; each test leaves its cases as they were, or says what it adds to them.
/// </summary>
[CollectionDefinition(nameof(GuardedCity))]
public sealed class GuardedCityCollection : ICollectionFixture<GuardedCity>;
