using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Changes;

/// <summary>A part that is the same but is called otherwise.</summary>
/// <param name="State">The state of a trigger, by its id now.</param>
internal sealed record Rename(RoutinePart Part, string? State, string Old, string Now);

internal sealed record Renames(ImmutableArray<Rename> All)
{
    internal static Renames None { get; } = new([]);

    /// <summary>Tells that parts are called otherwise in the file.</summary>
    internal void Tell(Account account)
    {
        foreach (var r in All)
            account.Add(new(r.Part, r.Now, _ => "") { State = r.State }, ChangeKind.Changed, "Id",
                w => Name(w, account, r) + w.Say($" heter nu {r.Now} i filen (förut: {r.Old})",
                    $" is now called {r.Now} in the file (before: {r.Old})") + Consequence(w, r.Part), r.Old);
    }

    private static string Name(ChangeWords w, Account account, Rename r) => r.Part switch
    {
        RoutinePart.Phase => w.Say("fasen ", "the phase ") + w.Phase(r.Now),
        RoutinePart.Field => w.Say("fältet ", "the field ") + w.Field(r.Now),
        RoutinePart.Trigger => w.Say("steget ", "the trigger ") + (r.State is { } state
            ? w.Trigger(account.Now.State(state), r.Now) + w.Say(" i ", " in ") + w.State(state)
            : w.Quote(account.Now.Triggers.First(t => t.Id == r.Now).Name)
                + w.Say(" i alla lägen", " in every state")),
        _ => w.State(r.Now),
    };

    private static string Consequence(ChangeWords w, RoutinePart part) => part switch
    {
        RoutinePart.State => w.Say("; ärenden som står där behöver flyttas med",
            "; cases that stand there need a mapping"),
        RoutinePart.Field => w.Say("; uppgifterna i pågående ärenden behöver flyttas med",
            "; what running cases hold must be carried over"),
        _ => "",
    };

    /// <summary>The routine with the new names, so that what is left to compare are real differences.</summary>
    internal Routine Apply(Routine routine)
    {
        if (All.IsEmpty) return routine;
        var named = new Naming(To(RoutinePart.State), To(RoutinePart.Field), To(RoutinePart.Phase)).Of(routine);
        return named with
        {
            Triggers = Triggers(named, named.Triggers, null),
            States = [.. named.States.Select(s => s with
            {
                Triggers = Triggers(named, s.Triggers, s.Id),
                Timed = [.. s.Timed.Select(t => t with { Fire = Fired(named, s, t.Fire) })],
                Automation = s.Automation is { } use ? Of(use, trigger => Fired(named, s, trigger)) : null,
            })],
            Scenarios = [.. named.Scenarios.Select(s => s with { Do = [.. s.Do.Select(d => Step(named, d))] })],
        };
    }

    private Func<string, string> To(RoutinePart part)
    {
        var map = All.Where(r => r.Part == part).ToDictionary(r => r.Old, r => r.Now);
        return id => map.GetValueOrDefault(id, id);
    }

    private ImmutableArray<Trigger> Triggers(Routine old, ImmutableArray<Trigger> triggers, string? state)
    {
        var map = All.Where(r => r.Part == RoutinePart.Trigger && r.State == state)
            .ToDictionary(r => r.Old, r => r.Now);
        return
        [
            .. triggers.Select(t => t with
            {
                Id = map.GetValueOrDefault(t.Id, t.Id),
                Automation = t.Automation is { } use ? Of(use, fired => Step(old, fired)) : null,
            }),
        ];
    }

    private static AutomationUse Of(AutomationUse use, Func<string, string> renamed) => use with
    {
        Done = renamed(use.Done),
        Failed = use.Failed is { } failed ? renamed(failed) : null,
    };

    // A timer fires the nearest trigger of the name: the state's own, or one around or within it.
    private string Fired(Routine old, State state, string fire) => Agreed(fire, state.Find(fire) is not null
        ? [state.Id]
        : Homes(old, fire).Where(home =>
            home is null || IsWithin(old, state, home) || IsWithin(old, old.State(home), state.Id)));

    private static bool IsWithin(Routine routine, State state, string group) =>
        routine.GroupsOf(state).Any(g => g.Id == group);

    private string Step(Routine old, string step) => Agreed(step, Homes(old, step));

    private static IEnumerable<string?> Homes(Routine routine, string trigger) =>
        routine.States.Where(s => s.Find(trigger) is not null).Select(s => (string?)s.Id)
            .Concat(routine.Triggers.Any(t => t.Id == trigger) ? [null] : []);

    // What names a trigger of whichever state the case is in goes along where all of them do.
    private string Agreed(string trigger, IEnumerable<string?> homes)
    {
        var names = homes.Select(home => All.FirstOrDefault(r =>
            r.Part == RoutinePart.Trigger && r.State == home && r.Old == trigger)?.Now ?? trigger).Distinct().ToList();
        return names is [var only] ? only : trigger;
    }
}
