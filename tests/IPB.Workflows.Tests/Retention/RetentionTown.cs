using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Retention;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Storage;

namespace IPB.Workflows.Tests.Retention;

/// <summary>A town with a rule of retention, two administrators, and cases that were closed long ago.</summary>
internal sealed class RetentionTown(TestServer server) : IAsyncDisposable
{
    public const string Decision = "KS 2026/123";
    public static readonly DateTimeOffset Later = Play.Monday.AddYears(6);

    public static readonly RetentionRule Rule = new("short", new("Korta", "Short"), ["short"], [],
        TimeLimit.Parse("5 years"), Decision);

    private static readonly Routine Short = RoutineReader.Read("short.routine.yaml", """
        routine: short
        version: 1
        name: { sv: Kort, en: Short }
        purpose: { sv: Prov, en: Trial }
        states:
          work:
            name: { sv: Arbete, en: Work }
            owner: officer of lead-department
            on:
              finish: { name: { sv: Klart, en: Finish }, to: done }
              end: { name: { sv: Sluta, en: End }, to: asked }
          done: { name: { sv: Klart, en: Done }, end: completed, on: {
            again: { name: { sv: Igen, en: Again }, by: officer, to: work } } }
          asked:
            name: { sv: Frågas, en: Asked }
            end: completed
            follow-up: [{ after: 9 years, ask: problem-owner, question: { sv: Löst?, en: Solved? } }]
            on:
              yes: { name: { sv: Ja, en: Yes }, by: problem-owner }
        """, Town.Organisation).Routine!;

    public TestDatabase Db { get; } = new(server);
    public WorkflowEngine Engine { get; private set; } = null!;
    public CaseRetention Retention => Engine.Retention;

    public async Task<RetentionTown> OpenAsync()
    {
        await Db.InitializeAsync();
        Engine = await NodeAsync();
        return this;
    }

    /// <summary>Another node on the same database.</summary>
    public async Task<WorkflowEngine> NodeAsync(params RetentionRule[] rules)
    {
        var engine = await Db.EngineAsync(Short);
        engine.Replace(new World(Town.With(Administrator("henry", "A"), Administrator("dora", "B")),
            WorkingCalendar.Standard, [])
        {
            Retention = new([.. rules.DefaultIfEmpty(Rule)]),
        });
        return engine;
    }

    /// <summary>Numbers of cases that were closed six years ago.</summary>
    public async Task<string[]> ClosedAsync(int count, string trigger = "finish")
    {
        await Db.Database.FreezeClockAsync(Play.Monday);
        var numbers = new string[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = (await Engine.SubmitAsync(new Submit("short", "Title", "Description", "A", None),
                new("sam", Key()))).Number;
            await DoAsync(numbers[i], new Fire(trigger, None, null));
        }

        await SentAsync();
        await Db.Database.FreezeClockAsync(Later);
        return numbers;
    }

    public static ImmutableSortedDictionary<string, object> None => ImmutableSortedDictionary<string, object>.Empty;
    public static string Key() => Guid.NewGuid().ToString();
    public static Sender By(string person) => new(person, Key());

    public Task<StepAnswer> DoAsync(string number, Command command, string by = "olga") =>
        Engine.DoAsync(number, command, new(by, Key()));

    public Task<int> SentAsync() => RunAsync("update messages set status = 'sent', sent_at = now()");

    public async Task<Disposal> ApprovedAsync()
    {
        var proposed = await Retention.ProposeAsync("short", By("henry"));
        return await Retention.ApproveAsync(proposed.Id, proposed.Hash, By("dora"));
    }

    public async Task<Disposal> CarriedOutAsync()
    {
        var disposal = await ApprovedAsync();
        while (await Retention.WorkAsync() > 0) { }
        return await Retention.RequireAsync(disposal.Id);
    }

    public async Task<List<DisposalCase>> CasesAsync(Disposal disposal)
    {
        var cases = new List<DisposalCase>();
        await foreach (var c in Retention.CasesAsync(disposal.Id)) cases.Add(c);
        return cases;
    }

    public async Task<int> RunAsync(string sql)
    {
        await using var command = Db.Rows.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Does what the owner of the database can do beside all triggers.</summary>
    public Task<int> TamperAsync(string sql) =>
        RunAsync($"begin; set local session_replication_role = replica; {sql}; commit");

    public ValueTask DisposeAsync() => Db.DisposeAsync();

    private static Person Administrator(string id, string department) =>
        new(id, id, $"{id}@example.org", "en", department) { Roles = ["administrator"] };
}
