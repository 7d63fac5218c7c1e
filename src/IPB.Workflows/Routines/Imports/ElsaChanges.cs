using IPB.Workflows.Files;
using IPB.Workflows.Routines.Exports;

namespace IPB.Workflows.Routines.Imports;

/// <summary>
/// Brings what was changed in Elsa into the text that a definition was made of: comments and all that Elsa does not
/// know stay as they are. What it cannot bring it tells, with what to do.
/// </summary>
internal sealed class ElsaChanges
{
    private readonly Routine routine;
    private readonly ElsaMachine machine;
    private readonly ImportNotes notes;
    private readonly ElsaTextChange text;
    private readonly ElsaTriggers triggers;
    private readonly Dictionary<string, ElsaTransition> given = [];
    private readonly Dictionary<string, string> ids = [];
    private readonly string owner;

    internal ElsaChanges(Routine routine, ElsaMachine machine, ImportNotes notes, string owner)
    {
        (this.routine, this.machine, this.notes, this.owner) = (routine, machine, notes, owner);
        text = new ElsaTextChange(routine.Source, notes);
        triggers = new ElsaTriggers(notes, new FieldUses(isOurs: true));
        foreach (var state in routine.InnermostStates) ids[state.Id] = state.Id;
    }

    internal string Apply()
    {
        var names = machine.States.Select(s => s.Name).ToHashSet();
        var ways = ElsaWays.Of(routine);
        foreach (var state in machine.States) See(state);
        var added = Match(ways);
        foreach (var place in ways.GroupBy(ElsaPlaces.Of))
            new ElsaPlaceChange(routine, machine.Root, text, notes, ids)
                .Compare(place.Key, [.. place.Where(w => names.Contains(w.From))], given, Language);
        foreach (var transition in added) Add(transition);
        foreach (var state in routine.InnermostStates.Where(s => !names.Contains(s.Id)))
            text.Remove(machine.Root.Line, $"state {Shown.Quoted(state.Id)} ({machine.Root.Path}.states)",
                ElsaPlaces.Of(routine, state),
                "was removed in Elsa; triggers that lead to it are left: see what check says");
        Start();
        Variables(ways);
        return text.Result;
    }

    private string Language => machine.Kept!.Text("language") ?? "sv";

    private void See(ElsaState state)
    {
        TellOfActivities(state, notes);
        if (routine.InnermostStates.Any(s => s.Id == state.Name))
        {
            notes.Kept(state.At.Line, state.ToString(), $"state \"{state.Name}\"");
            return;
        }
        if (ids.ContainsKey(state.Name))
        {
            notes.Lost(
                state, "there is one of this name already, so that Elsa never comes to it; give each its own name");
            return;
        }
        var id = Words.Kebab(state.Name, "state");
        while (routine.Find(id) is not null || ids.ContainsValue(id)) id += "-new";
        ids[state.Name] = id;
        var isEnd = machine.Transitions.All(t => t.From != state.Name);
        text.Add(state.At.Line, state.ToString(), $"states/{id}",
            $"name: {ElsaYaml.Inline(state.Name)}\n" + (isEnd ? "end: completed  # decide: which end it is"
                : $"owner: {owner}  # decide: who"), $"was added in Elsa: state \"{id}\"; decide who has it");
    }

    /// <summary>What Elsa runs on the way in and out.</summary>
    internal static void TellOfActivities(ElsaState state, ImportNotes notes)
    {
        foreach (var (word, activity) in new[] { ("entry", state.Entry), ("exit", state.Exit) })
            if (activity is not null && ElsaTriggers.Type(activity) != ElsaNames.KeepFields)
                notes.Lost(activity.Line, state.ToString(), $"its {word} {ElsaTriggers.Type(activity)} runs in Elsa; a "
                    + "state, or a trigger that leads out of it, can start an \"automation\" in its place");
    }

    /// <returns>The transitions that the routine does not have.</returns>
    private List<ElsaTransition> Match(List<ElsaWay> ways)
    {
        var byName = ways.ToDictionary(w => w.Name);
        var added = new List<ElsaTransition>();
        foreach (var transition in machine.Transitions)
            if (transition.Name is { } name && byName.TryGetValue(name, out var way) && way.From == transition.From
                && given.TryAdd(name, transition))
                notes.Kept(transition.At.Line, transition.ToString(), $"{way.Kind.Name()} \"{way.Trigger}\"");
            else
                added.Add(transition);
        return added;
    }

    private void Add(ElsaTransition transition)
    {
        if (!ids.TryGetValue(transition.From, out var from) || !ids.TryGetValue(transition.To, out var to))
        {
            notes.Lost(transition, "one of its states is not there, so that Elsa never takes it");
            return;
        }
        var trigger = triggers.Read(transition);
        var state = routine.Find(from);
        var id = trigger.Wish;
        while (state is not null && routine.Offered(state).Any(o => o.Trigger.Id == id)) id += "-new";
        var yaml = new YamlLines();
        trigger = trigger with { Reads = [.. trigger.Reads.Where(r => routine.FindField(r) is not null)] };
        ElsaYaml.Trigger(yaml, 0, trigger, to, state is { Owner: null } ? owner : null);
        text.AddTrigger(transition, state is null ? $"states/{from}" : ElsaPlaces.Of(routine, state),
            (id, yaml.ToString().TrimEnd()), trigger.After);
    }

    private void Start()
    {
        if (machine.InitialState is { } initial && ids.GetValueOrDefault(initial) == routine.Start.Id) return;
        notes.Lost(machine.Root.Line, $"initial state ({machine.Root.Path}.initialState)",
            $"{Shown.Quoted(machine.InitialState ?? "none")} in place of \"{routine.Start.Id}\": a case starts in the "
            + "first state of the file; put that state first");
    }

    private void Variables(List<ElsaWay> ways)
    {
        var known = ElsaExport.NamesOf(routine, ways).ToHashSet();
        foreach (var (name, _, at) in machine.Variables)
            if (!known.Contains(name))
                notes.Lost(at.Line, $"variable {Shown.Quoted(name)} ({at.Path})",
                    "was added in Elsa; add a field with its type and name in both languages");
    }
}

/// <summary>Where a way is written in a routine's file, as the edits of a file name it.</summary>
internal static class ElsaPlaces
{
    /// <summary>Of a state or group: <c>states/investigation/states/under-review</c>.</summary>
    internal static string Of(Routine routine, State state) =>
        (state.Parent is { } group ? Of(routine, routine.State(group)) + "/" : "") + $"states/{state.Id}";

    /// <summary>Ways with one place are written once: a trigger of a group is a way of each state in it.</summary>
    internal static (string? Home, string Part, ElsaKind Kind) Of(ElsaWay way)
    {
        var name = way.Trigger[(way.Trigger.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return way.Kind switch
        {
            ElsaKind.Gate => (way.From, $"gate/outcomes/{name}", way.Kind),
            ElsaKind.Referral => (way.From, $"referral/outcomes/{name}", way.Kind),
            ElsaKind.Children => (way.From, $"children/outcomes/{name}", way.Kind),
            ElsaKind.Hold => (null, "hold/then", way.Kind),
            ElsaKind.Form => (way.From, "form", way.Kind),
            ElsaKind.Bounce => (HomeOf(way), $"on/{name}/bounce/then", way.Kind),
            _ => (HomeOf(way), $"on/{way.Trigger}", way.Kind),
        };
    }

    private static string? HomeOf(ElsaWay way) =>
        way.Inherited == OfferedTrigger.OfRoutine ? null : way.Inherited ?? way.From;
}
