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
        RoutinePart.Trigger => w.Say("steget ", "the trigger ") + w.Trigger(account.Now.State(r.State!), r.Now)
            + w.Say(" i ", " in ") + w.State(r.State!),
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
            States = [.. named.States.Select(Triggers)],
            Scenarios = [.. named.Scenarios.Select(s => s with { Do = [.. s.Do.Select(d => Step(named, d))] })],
        };
    }

    private Func<string, string> To(RoutinePart part)
    {
        var map = All.Where(r => r.Part == part).ToDictionary(r => r.Old, r => r.Now);
        return id => map.GetValueOrDefault(id, id);
    }

    private State Triggers(State state)
    {
        var map = All.Where(r => r.Part == RoutinePart.Trigger && r.State == state.Id)
            .ToDictionary(r => r.Old, r => r.Now);
        return map.Count == 0 ? state : state with
        {
            Triggers = [.. state.Triggers.Select(t => t with { Id = map.GetValueOrDefault(t.Id, t.Id) })],
            Timed = [.. state.Timed.Select(t => t with { Fire = map.GetValueOrDefault(t.Fire, t.Fire) })],
        };
    }

    // A step of a scenario names a trigger of whichever state the case is in: it goes along where all of them do.
    private string Step(Routine old, string step)
    {
        var named = old.States.Where(s => s.Find(step) is not null).Select(s => s.Id).ToList();
        var renamed = All.Where(r => r.Part == RoutinePart.Trigger && r.Old == step).ToList();
        return named.Count > 0 && renamed.Count == named.Count && renamed.Select(r => r.Now).Distinct().Count() == 1
            ? renamed[0].Now : step;
    }
}
