using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IPB.Workflows.Automations;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Storage;

namespace IPB.Workflows;

/// <summary>
/// Calls automations for cases, outside of every step, and brings what they say back as steps. A call may be made again
/// under the same id when its node ended in it; what the case does with its result happens once.
/// </summary>
public sealed class CaseAutomations
{
    private readonly WorkflowEngine engine;
    private readonly SystemSteps steps;
    private readonly Database database;
    private readonly byte[] callbackKey;

    internal CaseAutomations(WorkflowEngine engine, CaseStore store, Database database, byte[] journalKey)
    {
        (this.engine, steps, this.database) = (engine, new SystemSteps(engine, store), database);
        callbackKey = HMACSHA256.HashData(journalKey, "callbacks of automations"u8);
    }

    /// <summary>What this host can carry out; set before it begins to.</summary>
    public AutomationRegistry Registry { get; set; } = AutomationRegistry.None;

    /// <summary>The longest that one call may take; what takes longer waits for an answer or a time instead.</summary>
    public TimeSpan LongestCall { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often it is looked whether the case still needs a call.</summary>
    internal TimeSpan Look { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Makes a call that a step ordered and brings its result to the case.</summary>
    /// <param name="keep">Keeps the message with this node: called again and again while the automation works.</param>
    public async Task CarryAsync(Message message, Func<CancellationToken, Task> keep, CancellationToken ct = default)
    {
        var order = message.Content.Run ?? throw new ArgumentException($"a message of the kind {message.Kind.Name()} "
            + "orders no automation", nameof(message));
        try
        {
            await steps.FollowingAsync(async () =>
            {
                if (await FindAsync(order, ct) is not { } found) return;
                var outcome = await RunAsync(order, found, (message.Id, keep), ct);
                if (outcome is null) return;
                await steps.ChangeAsync(order.Number, message.Id.ToString("N"),
                    new HearOfAutomation(order.Run, order.Call, found.Run.Name, outcome), ct);
            }, ct);
        }
        catch (StaleNews)
        {
            // What it says is known already.
        }
        catch (KeyReused)
        {
            // Another node made the same call, and what it brought stands.
        }

        engine.Wake?.Invoke();
    }

    /// <summary>Whether an address that somebody called is one that an automation gave out.</summary>
    public bool IsCallback(string run, string signature) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Signature(run)), Encoding.UTF8.GetBytes(signature));

    /// <summary>Takes the answer that an automation waits for. The first one counts.</summary>
    /// <param name="key">The same for the same answer sent again.</param>
    /// <exception cref="Refusal">There is no such run, it is over, or it was answered before.</exception>
    public async Task AnswerAsync(string run, string answer, string key, CancellationToken ct = default)
    {
        var number = CaseNumber.Parse(run.Split('.')[0]) ?? throw new CaseNotFound(run);
        await steps.FollowingAsync(() => steps.ChangeAsync(number, key, new AnswerAutomation(run, answer), ct), ct);
        engine.Wake?.Invoke();
    }

    /// <summary>
    /// What a run waits for elsewhere has happened: it is called. One that is being called already, or is over, is not.
    /// </summary>
    /// <param name="key">The same for the same news told again.</param>
    /// <returns>False: there was nobody to wake.</returns>
    public async Task<bool> WakeAsync(string run, string key, CancellationToken ct = default) =>
        await HearAsync(run, key, new WakeAutomation(run), ct);

    /// <summary>Notes on the case what a run has to say, whatever it is doing, and tells people.</summary>
    /// <param name="to">People by their ids, and parties as routines write them; none: it is only noted.</param>
    /// <returns>False: the run is over.</returns>
    public async Task<bool> TellAsync(
        string run, string key, Text note, ImmutableArray<string> to, CancellationToken ct = default) =>
        await HearAsync(run, key, new TellOfAutomation(run, note) { To = to }, ct);

    /// <summary>Runs under way whose names begin so, with their cases.</summary>
    public async Task<ImmutableArray<(Case Case, AutomationRun Run)>> UnderWayAsync(
        string prefix, CancellationToken ct = default) =>
        [.. from c in await engine.Cases.WithAutomationsAsync(ct)
            from run in c.Automations
            where run.Name.StartsWith(prefix, StringComparison.Ordinal)
            select (c, run)];

    private async Task<bool> HearAsync(string run, string key, Command news, CancellationToken ct)
    {
        if (CaseNumber.Parse(run.Split('.')[0]) is not { } number) return false;
        try
        {
            await steps.FollowingAsync(() => steps.ChangeAsync(number, key, news, ct), ct);
        }
        catch (Refusal refusal) when (refusal is StaleNews or CaseNotFound)
        {
            return false;
        }

        engine.Wake?.Invoke();
        return true;
    }

    private async Task<(Case Case, AutomationRun Run)?> FindAsync(RunOrder order, CancellationToken ct) =>
        await engine.Cases.FindAsync(order.Number, ct) is { } c && c.Automations.FirstOrDefault(r => r.Id == order.Run
            && r.Call == order.Call && r.Status == RunStatus.Running) is { } run ? (c, run) : null;

    /// <returns>Null: the case needs it no more, and it ended without a result.</returns>
    private async Task<AutomationOutcome?> RunAsync(RunOrder order, (Case Case, AutomationRun Run) found,
        (Guid Id, Func<CancellationToken, Task> Keep) message, CancellationToken ct)
    {
        var (c, run) = found;
        if (Registry.RunnerOf(run.Name) is not { } runner)
            return AutomationOutcome.Failed(new(
                $"”{run.Name}” finns inte i den här installationen.", $"“{run.Name}” is not installed here."),
                again: false);
        var routine = engine.Routines.ChooserFor(c.Routine, c.RoutineVersion).Routine;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        stop.CancelAfter(LongestCall);
        var watch = new Watch();
        var watching = WatchAsync(order, message.Keep, watch, stop);
        try
        {
            var steps = 0;
            return Checked(await runner.RunAsync(new(run.Id, run.Name, c, routine, await database.NowAsync(ct))
            {
                Inputs = run.Inputs,
                Why = run.Wake,
                Kept = run.Kept,
                Answer = run.Answer,
                Number = run.Number,
                Callback = $"/callbacks/{run.Id}/{Signature(run.Id)}",
                JournalAsync = token => engine.Cases.JournalAsync(c.Id, token),
                ReportAsync = (note, token) => ReportAsync(order, $"{message.Id:N}.{++steps}", note, token),
            }, stop.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested && stop.IsCancellationRequested)
        {
            return watch.Over ? null : AutomationOutcome.Failed(new(
                $"Det tog längre tid än {LongestCall.TotalSeconds:0} sekunder.",
                $"It took longer than {LongestCall.TotalSeconds:0} seconds."));
        }
        // Whatever an automation throws, its case hears of it.
        catch (Exception e) when (e is not OperationCanceledException && e is not System.Data.Common.DbException)
        {
            return AutomationOutcome.Failed(new($"Oväntat fel: {e.Message}", $"Unexpected error: {e.Message}"));
        }
        finally
        {
            await stop.CancelAsync();
            await watching;
        }
    }

    private static AutomationOutcome Checked(AutomationOutcome outcome) => outcome switch
    {
        { Kind: AutomationEnd.Waits, Until: null } => AutomationOutcome.Failed(new(
            "Den väntar utan att säga till när.", "It waits without saying until when."), again: false),
        { Kept.Length: > AutomationOutcome.LongestKept } => AutomationOutcome.Failed(new(
            "Den vill spara för mycket medan den väntar.", "It wants to keep too much while it waits."), again: false),
        _ => outcome,
    };

    /// <summary>Keeps the message, and tells the automation when the case needs it no more.</summary>
    private async Task WatchAsync(
        RunOrder order, Func<CancellationToken, Task> keep, Watch watch, CancellationTokenSource stop)
    {
        using var timer = new PeriodicTimer(Look);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                await keep(stop.Token);
                if (await FindAsync(order, stop.Token) is not null) continue;
                watch.Over = true;
                await stop.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // It has ended.
        }
        catch (System.Data.Common.DbException)
        {
            // The database is away: the result decides.
        }
    }

    private async Task ReportAsync(RunOrder order, string key, Text note, CancellationToken ct)
    {
        try
        {
            await steps.ChangeAsync(order.Number, key, new ReportAutomation(order.Run, order.Call, note), ct);
        }
        catch (StaleNews)
        {
            // Nobody wants to know any more.
        }
    }

    private string Signature(string run) => Convert.ToHexStringLower(
        HMACSHA256.HashData(callbackKey, Encoding.UTF8.GetBytes(run)));

    private sealed class Watch
    {
        public volatile bool Over;
    }
}
