using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;

namespace IPB.Host.Demo;

/// <summary>
/// Plays the story through the engine's front door, while the clock stands still or is moved. What an earlier run has
/// played already is not played again.
/// </summary>
internal sealed class DemoPlayer(City city)
{
    private readonly DemoCast cast = new(city.Engine);
    private readonly Dictionary<string, Played> cases = [];
    private readonly List<string> errors = [];

    /// <param name="start">Local date of day 0.</param>
    /// <exception cref="StartRefused">Plays that cannot be carried out, the first one of each problem.</exception>
    public async Task PlayAsync(DemoStory story, DateOnly start, CancellationToken ct)
    {
        foreach (var step in story.Events)
        {
            if (step.Step > 0 && !cases.ContainsKey(step.Problem.Id)) continue;
            await DemoClock.MoveToAsync(city, TimeOf(step, start), ct);
            try
            {
                if (step.Step == 0) await SubmitAsync(step.Problem, ct);
                else await PlayAsync(step, ct);
            }
            catch (Exception e) when (e is Refusal or DemoRefused)
            {
                var what = step.Step == 0 ? "submission" : step.Play.Do;
                errors.Add($"{step.Problem.Id}, day {step.Day}, {what}: {e.Message}");
                cases.Remove(step.Problem.Id);
            }
        }

        if (errors.Count > 0)
            throw new StartRefused("The demo's story does not fit the workflows folder:\n" + string.Join('\n', errors));
    }

    internal static DateTimeOffset TimeOf(DemoEvent step, DateOnly start) =>
        Stockholm.At(start.AddDays(step.Day).ToDateTime(default) + step.Time);

    private async Task SubmitAsync(DemoProblem problem, CancellationToken ct)
    {
        var submit = new Submit(problem.Routine, problem.Title.Sv, problem.Description.Sv, problem.Department,
            problem.Fields.ToImmutableSortedDictionary(f => f.Key, f => (object)f.Value));
        var sender = new Sender(cast.SubmitterOf(problem), $"demo:{problem.Id}:0");
        var answer = await city.Engine.SubmitAsync(submit, sender, ct);
        var c = await city.Engine.Cases.FindAsync(answer.Number, ct);
        // The engine's own steps, such as a reminder, are not of the story.
        var journal = c!.Version > 1 ? await city.Engine.Cases.JournalAsync(c.Id, ct) : [];
        var done = journal.Count(e => e.Actor != Party.System);
        cases[problem.Id] = new(answer.Number, Math.Max(0, done - 1));
    }

    private async Task PlayAsync(DemoEvent step, CancellationToken ct)
    {
        var played = cases[step.Problem.Id];
        if (step.Step <= played.Done) return;
        var c = await city.Engine.Cases.FindAsync(played.Number, ct);
        var (person, command) = cast.Choose(c!, step.Play, await city.Database.NowAsync(ct));
        await city.Engine.DoAsync(played.Number, command, new(person.Id, $"demo:{step.Problem.Id}:{step.Step}"), ct);
    }

    /// <param name="Done">How many plays an earlier run has carried out.</param>
    private sealed record Played(string Number, int Done);
}
