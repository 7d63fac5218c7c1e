using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Conformance;

/// <summary>Plays a chart in the engine: every event is a trigger that a person fires.</summary>
internal sealed class ScxmlPlay
{
    private readonly ScxmlChart chart;
    private readonly TransitionChooser chooser;
    private readonly Queue<string> raised = new();
    private readonly List<(string Event, DateTimeOffset At)> later = [];
    private DateTimeOffset now = Play.Monday;
    private Case c;

    internal ScxmlPlay(ScxmlChart chart)
    {
        (this.chart, chooser) = (chart, new TransitionChooser(chart.Routine));
        var submit = new Submit(chart.Routine.Id, "Title", "Description", "A",
            ImmutableSortedDictionary<string, object>.Empty);
        var opened = Step.Open(
            Town.World, chooser, submit, Town.Organisation.FindPerson("sam")!, "IPB 2026-00001", now);
        c = opened.Case;
        Raise(opened.Facts);
        Settle();
    }

    internal string State => c.State;

    internal void Send(string @event, double afterMilliseconds)
    {
        var at = now.AddMilliseconds(afterMilliseconds);
        foreach (var (sent, due) in later.Where(l => l.At <= at).OrderBy(l => l.At).ToList())
        {
            (now, _) = (due, later.Remove((sent, due)));
            Fire(sent);
        }
        now = at;
        Fire(@event);
    }

    private void Fire(string @event)
    {
        Take(@event);
        Settle();
    }

    private void Settle()
    {
        while (raised.TryDequeue(out var next)) Take(next);
    }

    private void Take(string @event)
    {
        // What no state waits for is dropped, as is what no condition allows now.
        var state = chart.Routine.State(c.State);
        if (chart.Routine.FindOffered(state, @event) is null || !chooser.IsOpen(c, @event)) return;
        var fire = new Fire(@event, ImmutableSortedDictionary<string, object>.Empty, null);
        var decision = Step.Decide(Town.World, chooser, c, fire, Town.Organisation.FindPerson("sam"), now)!;
        c = decision.Case;
        Raise(decision.Facts);
    }

    private void Raise(ImmutableArray<Fact> facts)
    {
        var starts = Enumerable.Range(1, facts.Length - 1).Where(i => facts[i] is Triggered).Prepend(0).ToList();
        foreach (var (start, i) in starts.Select((s, i) => (s, i)))
            RaiseOne(facts[start..(i + 1 < starts.Count ? starts[i + 1] : facts.Length)]);
    }

    /// <summary>Leaving comes first, then the transition itself, then entering.</summary>
    private void RaiseOne(ImmutableArray<Fact> facts)
    {
        var moves = facts.Any(f => f is Entered);
        var fired = facts.OfType<Triggered>().FirstOrDefault();
        if (fired is not null && moves) Raise($"-{fired.State}");
        foreach (var left in facts.OfType<GroupLeft>()) Raise($"-{left.Group}");
        if (fired is not null) Raise($"{fired.Of ?? fired.State}.{fired.Trigger}");
        foreach (var entered in facts.OfType<GroupEntered>()) Raise($"+{entered.Group}");
        foreach (var entered in facts.OfType<Entered>()) Raise($"+{entered.State}");
    }

    private void Raise(string when)
    {
        foreach (var (sent, delay) in chart.Raised.GetValueOrDefault(when, []))
            if (delay == TimeSpan.Zero) raised.Enqueue(sent);
            else later.Add((sent, now + delay));
    }
}
