using System.Globalization;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Exports;
using WorkflowGraph = Elsa.Workflows.Models.WorkflowGraph;

namespace IPB.Workflows.Differential;

/// <summary>What happened to a case in our engine is sent to Elsa, trigger by trigger.</summary>
/// <exception cref="Difference">From every member: Elsa does something else.</exception>
internal sealed class Mirror : IAsyncDisposable
{
    private readonly Routine routine;
    private readonly List<ElsaWay> ways;
    private readonly ElsaCase elsa;
    private readonly Figures figures;
    private Dictionary<string, object?> known;
    private Case c;

    private Mirror(Routine routine, ElsaCase elsa, Case c, Figures figures)
    {
        (this.routine, this.elsa, this.c, this.figures) = (routine, elsa, c, figures);
        ways = ElsaWays.Of(routine);
        known = Names();
    }

    /// <param name="opened">The facts of the step that opened the case.</param>
    public static async Task<Mirror> OpenAsync(
        RealElsa elsa, WorkflowGraph graph, Routine routine, IReadOnlyList<Fact> opened, Figures figures)
    {
        var first = opened.Select((f, i) => (f, i)).First(p => p.f is Entered).i;
        Case? c = null;
        for (var i = 0; i < first; i++) c = Applied(c, opened[i]);
        var run = await ElsaCase.StartAsync(elsa, graph, Sent(ConditionNames.Of(routine, c!)));
        var mirror = new Mirror(routine, run, c!, figures);
        await mirror.FollowAsync([.. opened.Skip(first)]);
        return mirror;
    }

    /// <summary>Sends what a step did, and looks whether Elsa is where the case is.</summary>
    public async Task FollowAsync(IReadOnlyList<Fact> facts)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            if (Moved(facts, i) is { } trigger) await SendAsync(trigger, facts[i] is Triggered { Automatic: true });
            c = Applied(c, facts[i]);
        }
        // What was filled in alone is a way of the form; Elsa's own triggers are looked at again by it.
        if (facts.Any(f => f is FieldsSet) && !facts.Any(f => f is Triggered or GateClosed or Submitted)
            && !routine.State(c.State).Fillable.IsEmpty) await SendAsync("form.fill", false);
        if (elsa.ByItself.Count > 0)
            throw new Difference($"Elsa took {string.Join(", ", elsa.ByItself)} by itself; the engine did not");
        Agree();
    }

    /// <summary>What our engine refused is sent to Elsa as well.</summary>
    public async Task RefusedAsync(
        string trigger, IEnumerable<KeyValuePair<string, object>> sent, string? reason = "why")
    {
        var names = Changes();
        foreach (var (id, value) in sent)
            if (routine.FindField(id) is not null) names[id] = Sent(value);
        if (await elsa.SendAsync(trigger, names, reason))
            throw new Difference($"our engine refused \"{trigger}\" in \"{c.State}\", Elsa took it");
        figures.Refusals++;
        Agree();
    }

    /// <summary>The name of what led the case on; null: the fact is nothing of that.</summary>
    private static string? Moved(IReadOnlyList<Fact> facts, int i) => facts[i] switch
    {
        Triggered t => facts.Skip(i + 1).TakeWhile(f => f is not (Triggered or Entered)).OfType<Bounced>()
            .FirstOrDefault() is { ByHand: true } ? $"bounce.{t.Trigger}" : t.Trigger,
        GateClosed g => $"gate.{g.Outcome.Name()}",
        ReferralClosed { End: not ReferralEnd.Left } r => $"referral.{r.End.Name()}",
        WaitEnded { End: not WaitEnded.Left } w => $"children.{w.End}",
        HoldRanOut => "hold.over",
        _ => null,
    };

    private async Task SendAsync(string trigger, bool automatic)
    {
        figures.Steps++;
        if (elsa.ByItself.TryPeek(out var own) && own.Split('@')[0] == $"{c.State}.{trigger}")
        {
            if (!automatic) throw new Difference($"Elsa took {own} by itself; in our engine it was fired");
            elsa.ByItself.Dequeue();
            figures.ByThemselves++;
            return;
        }
        var changed = Changes();
        if (ways.Exists(w => w.From == c.State && w.Trigger == trigger && w.NeedsReason)
            && await elsa.SendAsync(trigger, changed, null))
            throw new Difference($"Elsa took \"{trigger}\" in \"{c.State}\" without a reason");
        if (!await elsa.SendAsync(trigger, changed, "why"))
            throw new Difference($"our engine took \"{trigger}\" in \"{c.State}\", Elsa refused it with "
                + string.Join(", ", changed.Select(n => $"{n.Key}={n.Value ?? "null"}"))
                + $"; it is in \"{elsa.State}\" and waits for {string.Join(", ", elsa.Armed)}");
        known = Names();
    }

    private void Agree()
    {
        if (elsa.State != c.State && c.State.Length > 0)
            throw new Difference($"our engine is in \"{c.State}\", Elsa in \"{elsa.State}\"");
        if (elsa.IsFinished && routine.State(c.State) is { End: null } && ways.Exists(w => w.From == c.State))
            throw new Difference($"Elsa has finished in \"{c.State}\", where our case goes on");
    }

    private Dictionary<string, object?> Changes() => Names().Where(n => !Same(n.Value, known.GetValueOrDefault(n.Key)))
        .ToDictionary(n => n.Key, n => n.Value);

    private static bool Same(object? a, object? b) =>
        a is List<object?> x && b is List<object?> y ? x.SequenceEqual(y) : Equals(a, b);

    private Dictionary<string, object?> Names() => Sent(ConditionNames.Of(routine, c));

    private static Dictionary<string, object?> Sent(Dictionary<string, object?> names) =>
        names.ToDictionary(n => n.Key, n => Sent(n.Value));

    private static object? Sent(object? value) => value is DateOnly date
        ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value;

    private static Case Applied(Case? before, Fact fact) =>
        Journal.Apply(before, Guid.Empty, DateTimeOffset.UnixEpoch, [fact]);

    public ValueTask DisposeAsync() => elsa.DisposeAsync();
}

/// <summary>Elsa does something else than our engine.</summary>
internal sealed class Difference(string message) : Exception(message);

internal sealed class Figures
{
    public int Routines { get; set; }
    public int Cases { get; set; }

    /// <summary>Ways that cases went.</summary>
    public int Steps { get; set; }
    public int ByThemselves { get; set; }
    public int Refusals { get; set; }
    public List<string> Differences { get; } = [];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Routines} routines, {Cases} cases, {Steps} steps ({ByThemselves} of them by themselves), "
        + $"{Refusals} refusals, {Differences.Count} differences");
}
