using IPB.Workflows.Cases;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routines.Imports;

/// <summary>Drafts a routine from a state machine alone.</summary>
internal sealed class ElsaDrafter
{
    private readonly ElsaMachine machine;
    private readonly ImportNotes notes;
    private readonly FieldUses uses;
    private readonly ElsaTriggers triggers;
    private readonly string owner;
    private readonly List<ElsaDraftState> states = [];
    private readonly Dictionary<string, ElsaDraftState> byName = [];

    internal ElsaDrafter(ElsaMachine machine, ImportNotes notes, string owner)
    {
        (this.machine, this.notes, this.owner) = (machine, notes, owner);
        uses = new FieldUses(isOurs: machine.Kept is not null);
        triggers = new ElsaTriggers(notes, uses);
        var name = machine.Kept is null ? machine.Name ?? machine.Id : machine.Id ?? machine.Name;
        Id = Words.Kebab(name, "process");
    }

    /// <summary>Of the routine.</summary>
    internal string Id { get; }

    internal string Write()
    {
        Types();
        var ids = new Ids();
        foreach (var state in machine.States) Add(state, ids);
        foreach (var transition in machine.Transitions) Add(transition);
        foreach (var state in states) Settle(state);
        InitialFirst();
        return new ElsaYaml(machine, Id, owner).Write(states, uses);
    }

    private void Types()
    {
        foreach (var (name, type, at) in machine.Variables)
        {
            var kept = machine.Kept?.Inner("fields")?.Text(name);
            if (machine.Kept is not null && kept is null) continue;
            if (uses.Of(name) is not { } use) continue;
            use.IsNumber = (kept ?? type) is "number" or "money" or "Int32" or "Int64" or "Decimal" or "Double"
                or "Single" or "Int16" or "Byte";
            use.IsYesNo = (kept ?? type) is "yes-no" or "Boolean";
            use.IsDate = (kept ?? type) is "date" or "DateTime" or "DateTimeOffset" or "DateOnly" or "Date";
            var isText = kept is not null || type is "String" or "Object";
            if (use.IsNumber || use.IsYesNo || use.IsDate || isText)
                notes.Kept(at.Line, $"variable {Shown.Quoted(name)} ({at.Path})", $"field \"{use.Id}\"");
            else
                notes.Changed(at.Line, $"variable {Shown.Quoted(name)} ({at.Path})",
                    $"a field holds no {type}; \"{use.Id}\" is a text: decide its type");
        }
    }

    private void Add(ElsaState state, Ids ids)
    {
        if (byName.ContainsKey(state.Name))
        {
            notes.Lost(
                state, "there is one of this name already, so that Elsa never comes to it; give each its own name");
            return;
        }
        var kept = machine.Kept?.Inner("states", state.Name);
        var draft = new ElsaDraftState(ids.New(Words.Kebab(state.Name, "state")), state)
        {
            Name = kept?.Text("sv") is { } sv && kept.Text("en") is { } en ? new(sv, en) : Words.Both(state.Name),
            Owner = kept?.Text("owner"),
            End = Enum.TryParse<Ending>(kept?.Text("end"), ignoreCase: true, out var end) ? end : null,
        };
        byName[state.Name] = draft;
        states.Add(draft);
        ElsaChanges.TellOfActivities(state, notes);
        notes.Kept(state.At.Line, state.ToString(), $"state \"{draft.Id}\"");
    }

    private void Add(ElsaTransition transition)
    {
        if (!byName.TryGetValue(transition.From, out var from))
        {
            notes.Lost(transition, $"there is no state {Shown.Quoted(transition.From)} that it could leave");
            return;
        }
        if (!byName.TryGetValue(transition.To, out var to))
        {
            notes.Lost(transition, $"there is no state {Shown.Quoted(transition.To)}, so that Elsa never takes it");
            return;
        }
        var trigger = triggers.Read(transition);
        if (!trigger.Form.IsEmpty) from.Form.UnionWith(trigger.Form.Where(f => uses.Of(f) is not null));
        else from.Add(trigger, to);
        notes.Kept(transition.At.Line, transition.ToString(), trigger.Form.IsEmpty
            ? $"trigger \"{from.Triggers[^1].Id}\" of state \"{from.Id}\"" : $"form of state \"{from.Id}\"");
    }

    // What the engine itself waits for must come from somewhere.
    private void Settle(ElsaDraftState state)
    {
        // Nothing leads out of it: Elsa completes there, unless we know better.
        if (state.Triggers.Count == 0 && machine.Kept?.Inner("states", state.State.Name) is null)
            state.End ??= Ending.Completed;
        if (state.End is null)
            state.Form.UnionWith(state.Triggers.Where(t => t.Trigger.BySystem).SelectMany(t => t.Trigger.Reads)
                .Except(ConditionNames.BuiltIn));
    }

    private void InitialFirst()
    {
        var initial = machine.InitialState;
        if (initial is not null && byName.TryGetValue(initial, out var first))
        {
            states.Remove(first);
            states.Insert(0, first);
            return;
        }
        notes.Changed(machine.Root.Line, $"initial state ({machine.Root.Path})", initial is null
            ? $"it names none, so that Elsa completes at once; here a case starts in \"{states[0].Id}\""
            : $"there is no state {Shown.Quoted(initial)}; here a case starts in \"{states[0].Id}\"");
    }
}

/// <summary>A state that is being drafted.</summary>
internal sealed class ElsaDraftState(string id, ElsaState state)
{
    private readonly Ids triggerIds = new();

    public string Id { get; } = id;
    public ElsaState State { get; } = state;
    public required Text Name { get; init; }
    public string? Owner { get; init; }
    public Ending? End { get; set; }
    public SortedSet<string> Form { get; } = new(StringComparer.Ordinal);
    public List<(string Id, ElsaTrigger Trigger, ElsaDraftState To)> Triggers { get; } = [];

    internal void Add(ElsaTrigger trigger, ElsaDraftState to)
    {
        // Steps of scenarios are called so.
        var wish = trigger.Wish is "hold" or "resume" ? $"{trigger.Wish}-it" : trigger.Wish;
        Triggers.Add((triggerIds.New(wish), trigger, to));
    }
}
