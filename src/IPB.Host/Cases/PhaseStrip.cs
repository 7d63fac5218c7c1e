using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Host.Cases;

/// <summary>A phase or a gate on the strip of a case.</summary>
/// <param name="Standing"><c>past</c>, <c>now</c>, <c>future</c>, or <c>stopped</c> at a gate.</param>
/// <param name="Note">Dates or outcome, in words; empty when there is nothing to say.</param>
public sealed record StripPart(bool IsGate, Text Name, string Standing, string Note);

/// <summary>Where a case is on its way, from the routine's phases and the journal.</summary>
public sealed class PhaseStrip
{
    private const int MostOfPath = 6;
    private readonly CaseModel model;
    private readonly CityWords say;
    private readonly string language;
    private readonly List<Visit> path = [];
    private List<Visit> beforeMigration = [];
    private readonly Dictionary<string, (GateClosed Fact, DateTimeOffset At)> closed = [];

    private PhaseStrip(CaseModel model, CityWords say, string language)
    {
        (this.model, this.say, this.language) = (model, say, language);
        foreach (var (entry, routine, _) in JournalVersions.Of(model))
            foreach (var fact in entry.Facts) Take(fact, routine, entry.At);
    }

    private void Take(Fact fact, Routine routine, DateTimeOffset at)
    {
        switch (fact)
        {
            case Entered entered: path.Add(new(StateOf(entered.State, routine), at, null)); break;
            case GateOpened opened: path[^1] = path[^1] with { Gate = opened.Gate }; break;
            case GateClosed gate: closed[gate.Gate] = (gate, at); break;
            case Migrated migrated:
                beforeMigration = [.. path];
                path[^1] = path[^1] with { State = StateOf(migrated.State, routine), Gate = migrated.Gate?.Id };
                break;
            case MigrationUndone:
                path.Clear();
                path.AddRange(beforeMigration);
                break;
        }
    }

    // As the case's version has it; one that it no longer has, as it was then.
    private State StateOf(string id, Routine then) => model.Routine.Find(id) ?? then.Find(id) ?? new(id, new(id, id));

    /// <summary>Phases with their gates; for a routine without phases the states passed so far.</summary>
    public static IReadOnlyList<StripPart> Of(CaseModel model, CityWords say, string language)
    {
        var strip = new PhaseStrip(model, say, language);
        return model.Routine.Phases.IsEmpty ? [.. strip.Path()] : [.. model.Routine.Phases.SelectMany(strip.Phase)];
    }

    private IEnumerable<StripPart> Phase(Phase phase, int index)
    {
        var visits = path.Where(p => p.State.Phase == phase.Id).ToList();
        var isNow = model.State.Phase == phase.Id && !model.Case.IsClosed;
        var standing = isNow ? "now" : visits.Count > 0 ? "past" : "future";
        var name = new Text($"{index + 1} {phase.Name.Sv}", $"{index + 1} {phase.Name.En}");
        yield return new(false, name, standing, visits.Count == 0 ? "" : Span(phase, visits[0].At, isNow));
        foreach (var gate in model.Routine.States.Where(s => s.Phase == phase.Id && s.Gate is not null))
            yield return Gate(gate, path.LastOrDefault(v => v.State.Id == gate.Id)?.Gate);
    }

    /// <param name="round">Which opening of the gate; null: it has not been opened.</param>
    private StripPart Gate(State state, string? round)
    {
        if (round is null) return new(true, state.Name, "future", "");
        if (model.Case.Gate?.Id == round)
            return new(true, state.Name, "now", CaseTexts.WaitsForDecision.In(language));
        // Left by another way than a decision.
        if (!closed.TryGetValue(round, out var end)) return new(true, state.Name, "stopped", "");
        return new(true, state.Name, end.Fact.Outcome.IsGo() ? "past" : "stopped",
            $"{CaseTexts.OutcomeDone(end.Fact.Outcome).In(language)} {say.ShortDate(end.At)}");
    }

    private string Span(Phase phase, DateTimeOffset from, bool isNow)
    {
        if (isNow) return $"{say.ShortDate(from)} –";
        var last = path.Select((p, i) => (p.State, Index: i)).Last(p => p.State.Phase == phase.Id).Index;
        var to = last + 1 < path.Count ? path[last + 1].At : model.Case.ClosedAt ?? model.Now;
        var (first, end) = (say.ShortDate(from), say.ShortDate(to));
        return first == end ? first : $"{first} – {end}";
    }

    private IEnumerable<StripPart> Path() => path.TakeLast(MostOfPath).Select(v => v.State.Gate is null
        ? new(false, v.State.Name, v == path[^1] && !model.Case.IsClosed ? "now" : "past", say.ShortDate(v.At))
        : Gate(v.State, v.Gate));

    /// <param name="Gate">Id of the gate that was opened then.</param>
    private sealed record Visit(State State, DateTimeOffset At, string? Gate);
}
