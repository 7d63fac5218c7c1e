using System.Collections.Immutable;
using IPB.Host;
using IPB.Host.Runners;
using IPB.Host.Tests;
using IPB.Workflows.Cases;
using IPB.Workflows.Elsa.Runs;
using IPB.Workflows.Routines;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Workflows.Elsa.Tests;

/// <summary>The real host with a real Elsa in it, over a database of its own.</summary>
public sealed class ElsaHost(TestPostgres postgres) : RunningCity(postgres)
{
    protected override HostSettings Change(HostSettings settings) =>
        RunnerModules.AddTo(settings with
        {
            Work = true,
            Runners =
            [
                new ElsaRunner(
                [
                    .. DefinitionFile.All(null),
                    .. new[] { "submit-then-fail", "until-closed" }.Select(
                        id => DefinitionFile.Read(id, Trials.Definition(id))),
                ]),
            ],
        });

    protected override async Task PrepareAsync()
    {
        foreach (var (file, text) in Trials.All())
        {
            var read = RoutineReader.ReadPublished(file, text);
            await Engine.Versions.InstallAsync([read.Routine
                ?? throw new InvalidDataException(string.Join('\n', read.Findings))]);
        }
    }

    /// <summary>A case of one of the trial routines.</summary>
    public async Task<string> SubmitAsync(string routine, params (string Field, object Value)[] fields) =>
        (await Engine.SubmitAsync(new(routine, "Prov", "Ett prov.", "FSF",
            fields.ToImmutableSortedDictionary(f => f.Field, f => f.Value)),
            new("elin.dahlgren", Guid.NewGuid().ToString()))).Number;

    public async Task<Case> CaseAsync(string number) => (await Engine.Cases.FindAsync(number))!;

    public Task<Case> ComesToAsync(string number, string state) =>
        IsAsync(number, c => c.State == state, $"{number} in {state}");

    public async Task<Case> IsAsync(string number, Func<Case, bool> such, string what)
    {
        await UntilAsync(async () => such(await CaseAsync(number)), what);
        return await CaseAsync(number);
    }

    public Task<StepAnswer> FireAsync(string number, string trigger, params (string Field, object Value)[] fields) =>
        Engine.DoAsync(number, new Fire(trigger, fields.ToImmutableSortedDictionary(f => f.Field, f => f.Value), null),
            new("anna.ek", Guid.NewGuid().ToString()));
}

/// <summary>What a test looks at in Elsa.</summary>
internal static class ElsaLooks
{
    public static async Task<string?> SubStatusAsync(this ElsaHost city, string workflow)
    {
        await using var scope = city.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<global::Elsa.Workflows.Management.IWorkflowInstanceStore>()
            .FindAsync(
                new global::Elsa.Workflows.Management.Filters.WorkflowInstanceFilter
                {
                    Id =
                    workflow
                }))?.SubStatus.ToString();
    }
}
