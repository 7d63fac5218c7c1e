using IPB.Rules;
using IPB.Workflows.Routines.Diagrams;

namespace IPB.Workflows.Routines.Exports;

/// <summary>Every way of a routine as a transition, state by state, in the order of the file.</summary>
internal sealed class ElsaWays
{
    private readonly Routine routine;

    private ElsaWays(Routine routine) => this.routine = routine;

    /// <exception cref="ElsaExportRefused">A condition becomes too long for FEEL.</exception>
    internal static List<ElsaWay> Of(Routine routine)
    {
        var ways = new ElsaWays(routine);
        var all = routine.InnermostStates.SelectMany(ways.Of).ToList();
        foreach (var way in all) Check(way);
        return all;
    }

    private IEnumerable<ElsaWay> Of(State state) => OfGate(state).Concat(OfReferral(state)).Concat(OfChildren(state))
        .Concat(OfTriggers(state)).Concat(OfForm(state)).Concat(OfHold(state));

    private IEnumerable<ElsaWay> OfGate(State state) => (state.Gate?.Outcomes ?? []).OrderBy(o => o.Key).Select(o =>
        To(state, $"gate.{o.Key.Name()}", o.Value, ElsaKind.Gate, o.Key.Text()) with
        {
            Condition = ElsaConditions.Of(routine, state.Gate!, o.Key),
        });

    private IEnumerable<ElsaWay> OfReferral(State state) => (state.Referral?.Outcomes ?? []).Select(o =>
        To(state, $"referral.{o.End.Name()}", o.To, ElsaKind.Referral, o.End.Text()) with
        {
            Notes = o.End == ReferralEnd.Overdue && state.Due is { } due ? [("after", due.ToString())] : [],
        });

    private IEnumerable<ElsaWay> OfChildren(State state) => (state.Children?.Ways ?? []).Select(w =>
        To(state, $"children.{w.Name}", w.To, ElsaKind.Children, new(
            new DiagramWords("sv", null).Of(state.Children!, w.Name),
            new DiagramWords("en", null).Of(state.Children!, w.Name))));

    private IEnumerable<ElsaWay> OfTriggers(State state)
    {
        var offered = routine.Offered(state);
        var automatic = new List<Trigger>();
        foreach (var (by, i) in offered.Select((o, i) => (o, i)))
        {
            var trigger = by.Trigger;
            var nearer = offered.Take(i).Select(o => o.Trigger).Where(t => t.Id == trigger.Id).ToList();
            // Where a nearer one is always taken, nobody ever comes to this one.
            if (nearer.Exists(t => ElsaConditions.IsAlwaysTaken(routine, t))) continue;
            var goesByItself = trigger is { BySystem: true, When: not null } && !routine.IsTimed(trigger);
            var condition = ElsaConditions.Of(routine, trigger, goesByItself ? automatic.Union(nearer) : nearer);
            var way = OfTrigger(state, by, goesByItself) with { Condition = condition };
            yield return way with
            {
                // Whether a wait for child cases is over already, which comes first, only the engine knows.
                GoesByItself = goesByItself && state.Children is null && ElsaConditions.IsOfFields(routine, condition!),
            };
            if (trigger.Bounce is { } bounce)
                yield return way with
                {
                    Trigger = $"bounce.{trigger.Id}",
                    To = routine.Innermost(bounce.Then).Id,
                    Target = bounce.Then,
                    Kind = ElsaKind.Bounce,
                };
            if (goesByItself) automatic.Add(trigger);
        }
    }

    private ElsaWay OfTrigger(State state, OfferedTrigger by, bool goesByItself)
    {
        var trigger = by.Trigger;
        var kind = goesByItself ? ElsaKind.Automatic : trigger.BySystem ? ElsaKind.System : ElsaKind.Trigger;
        return To(state, trigger.Id, trigger.To, kind, trigger.Name) with
        {
            Inherited = by.InheritedFrom,
            NeedsReason = trigger.ReasonRequired,
            Notes = [.. NotesOf(state, trigger)],
        };
    }

    private IEnumerable<(string, string)> NotesOf(State state, Trigger trigger)
    {
        var by = trigger.By.IsEmpty && state.Owner is { } owner ? [owner] : trigger.By;
        if (!by.IsEmpty) yield return ("by", string.Join(", ", by));
        if (!trigger.Asks.IsEmpty) yield return ("asks", string.Join(", ", trigger.Asks));
        if (!trigger.Needs.IsEmpty) yield return ("needs", string.Join(", ", trigger.Needs));
        if (trigger.WhenText is { } words)
        {
            yield return ("whenSv", words.Sv);
            yield return ("whenEn", words.En);
        }
        var after = routine.GroupsOf(state).Prepend(state).SelectMany(s => s.Timed).Where(t => t.Fire == trigger.Id)
            .Select(t => t.After.ToString()).Distinct().ToList();
        if (trigger.BySystem && after.Count > 0) yield return ("after", string.Join(", ", after));
        if (trigger.BySystem && routine.StartedAutomations.FirstOrDefault(a => ReferenceEquals(a.In, state)
            && (a.Use.Done == trigger.Id || a.Use.Failed == trigger.Id)) is { } started)
            yield return ("automation", started.Use.Name);
    }

    private static IEnumerable<ElsaWay> OfForm(State state)
    {
        if (state.Fillable.IsEmpty) yield break;
        yield return new ElsaWay(state.Id, "form.fill", state.Id, ElsaKind.Form, new("Fyll i", "Fill in"))
        {
            Notes = [("asks", string.Join(", ", state.Fillable))],
        };
    }

    private IEnumerable<ElsaWay> OfHold(State state)
    {
        if (routine.Hold is not { Longest: { } longest, Then: { } then } hold || !hold.Allows(state)) yield break;
        yield return To(state, "hold.over", then, ElsaKind.Hold, new(
            new DiagramWords("sv", null).RunsOut(longest), new DiagramWords("en", null).RunsOut(longest))) with
        {
            Notes = [("after", longest.ToString())],
        };
    }

    private ElsaWay To(State from, string trigger, string? to, ElsaKind kind, Text label) =>
        new(from.Id, trigger, to is null ? from.Id : routine.Innermost(to).Id, kind, label) { Target = to };

    private static void Check(ElsaWay way)
    {
        if (way.Condition is { } condition && !Expression.TryParse(condition.Text, out _, out var error))
            throw new ElsaExportRefused($"state \"{way.From}\", trigger \"{way.Trigger}\": the condition that Elsa "
                + $"would need, with what stands before it, cannot be written as one ({error.Message}); shorten those "
                + "of the triggers of this name, or of those that fire by themselves in this state");
    }
}

/// <summary>A routine that no definition can say; the message says what to change.</summary>
public sealed class ElsaExportRefused(string message) : Exception(message);
