using IPB.Workflows.Access;

namespace IPB.Workflows.Routines.Changes;

internal static class RoutineTable
{
    internal static readonly MemberTable<Routine> Members = new(
        (nameof(Routine.Id), t => t.Value("rutinens id", "the routine's id", (_, r) => r.Id)),
        (nameof(Routine.Name), t => t.Text("rutinens namn", "the routine's name", r => r.Name)),
        (nameof(Routine.Purpose), t => t.Text("syftet", "the purpose", r => r.Purpose)),
        (nameof(Routine.Evaluation), t => t.Block(EvaluationTable.Members, t.Old.Evaluation, t.Now.Evaluation,
            (w, _, e) => w.Say("rutinen utvärderas nu efter ", "the routine is now evaluated after ")
                + e.Review.In(w.Language),
            (w, _, _) => w.Say("rutinen utvärderas inte längre", "the routine is no longer evaluated"))),
        (nameof(Routine.Routing), t => t.Value("regeltabellen som ger ansvarig förvaltning",
            "the routing table that names the lead department", (_, r) => r.Routing)),
        (nameof(Routine.Phases), t => t.List(PhaseTable.Words,
            Pairing<Phase>.Of(t.Old.Phases, t.Now.Phases, (a, b) => a.Id == b.Id))),
        (nameof(Routine.Fields), t => t.List(FieldTable.Words,
            Pairing<Field>.Of(t.Old.Fields, t.Now.Fields, (a, b) => a.Id == b.Id))),
        (nameof(Routine.SubmitAsks), t => t.Set(r => r.SubmitAsks,
            (w, _, ids) => w.Say("den som lämnar in ett ärende tillfrågas nu även om ",
                "whoever submits a case is now also asked for ") + w.Fields(ids),
            (w, _, ids) => w.Say("den som lämnar in ett ärende tillfrågas inte längre om ",
                "whoever submits a case is no longer asked for ") + w.Fields(ids))),
        (nameof(Routine.Visibility), t => t.Value("vem som ser ärendena", "who sees the cases",
            (w, r) => w.Say(r.Visibility.Words().Sv, r.Visibility.Words().En))),
        (nameof(Routine.Confidential), t =>
            t.Block(ConfidentialityTable.Members, t.Old.Confidential, t.Now.Confidential,
            (w, _, c) => ConfidentialityTable.Comes(w, c), (w, _, _) => ConfidentialityTable.Goes(w))),
        (nameof(Routine.Triggers), t => t.List(TriggerTable.Everywhere,
            Pairing<Trigger>.Of(t.Old.Triggers, t.Now.Triggers, (a, b) => a.Id == b.Id))),
        (nameof(Routine.Hold), t => t.Block(HoldTable.Members, t.Old.Hold, t.Now.Hold,
            (w, _, hold) => HoldTable.Comes(w, hold), (w, _, _) => HoldTable.Goes(w))),
        (nameof(Routine.States), t =>
        {
            if (t.Old.Start.Id != t.Now.Start.Id)
                t.Say((w, _) => w.Say("ett ärende börjar nu i ", "a case now starts in ") + w.State(t.Now.Start.Id)
                    + w.Say(" (förut: ", " (before: ") + w.State(t.Old.Start.Id) + ")");
            t.List(StateTable.Words(t), Pairing<State>.Of(t.Old.States, t.Now.States, (a, b) => a.Id == b.Id));
        }
    ),
        (nameof(Routine.Scenarios), t => t.List(ScenarioTable.Words(t), Pairing<Scenario>.Of(
            t.Old.Scenarios, t.Now.Scenarios, (a, b) => a.Name == b.Name,
            (a, b) => Content.Same(a with { Name = b.Name }, b)))));
}

internal static class EvaluationTable
{
    internal static readonly MemberTable<Evaluation> Members = new(
        (nameof(Evaluation.Review), t => t.Value("tiden till utvärderingen av rutinen",
            "the time until the routine is evaluated", (w, e) => e.Review.In(w.Language))),
        (nameof(Evaluation.Measures), t => t.Set(e => e.Measures,
            (w, _, m) => w.Say("rutinen mäts nu även med ", "the routine is now also measured by ") + w.And(m),
            (w, _, m) => w.Say("rutinen mäts inte längre med ", "the routine is no longer measured by ")
                + w.And(m))));
}

internal static class PhaseTable
{
    internal static readonly MemberTable<Phase> Members = new(
        (nameof(Phase.Id), t => t.Value("fasens id", "the phase's id", (_, p) => p.Id)),
        (nameof(Phase.Name), t => t.Text("namnet", "the name", p => p.Name)),
        (nameof(Phase.WipLimit), t => t.Value("högsta antalet ärenden samtidigt", "the most cases at once",
            (_, p) => p.WipLimit?.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    internal static readonly ItemWords<Phase> Words = new(Members,
        p => new(RoutinePart.Phase, p.Id, w => w.Say("fasen ", "the phase ") + w.Phase(p.Id)),
        (w, p) => w.Say("ny fas: ", "new phase: ") + w.Quote(p.Name),
        (w, p) => w.Say("fasen ", "the phase ") + w.Quote(p.Name) + w.Say(" har tagits bort", " was removed"),
        w => w.Say("fasernas ordning är en annan", "the order of the phases is another"));
}

internal static class ScenarioTable
{
    internal static readonly MemberTable<Scenario> Members = new(
        (nameof(Scenario.Name), t => t.Value("namnet", "the name", (w, s) => w.Quote(s.Name))),
        (nameof(Scenario.Given), t => t.Say((w, name) => name
            + w.Say(" spelas nu med andra uppgifter: ", " is now played with other values: ")
            + w.And(Differing(t.Old, t.Now)))),
        (nameof(Scenario.Do), t => t.Value("stegen", "the steps", (w, s) => string.Join(" → ", s.Do))),
        (nameof(Scenario.Ends), t => t.Value("slutet", "the end", (w, s) => w.State(s.Ends))));

    internal static ItemWords<Scenario> Words(Told<Routine> t) => new(Members,
        s => new(RoutinePart.Scenario, s.Name, w => w.Say("scenariot ", "the scenario ") + w.Quote(s.Name)),
        (w, s) => w.Say("nytt scenario: ", "new scenario: ") + w.Quote(s.Name) + Sum(w, t),
        (w, s) => w.Say("scenariot ", "the scenario ") + w.Quote(s.Name)
            + w.Say(" har tagits bort", " was removed") + Sum(w, t),
        w => w.Say("scenariernas ordning är en annan", "the order of the scenarios is another"));

    private static string Sum(ChangeWords w, Told<Routine> t) => w.Say(
        $"; det är nu {t.Now.Scenarios.Length} scenarier (förut: {t.Old.Scenarios.Length})",
        $"; there are now {t.Now.Scenarios.Length} scenarios (before: {t.Old.Scenarios.Length})");

    private static IEnumerable<string> Differing(Scenario a, Scenario b) => a.Given.Keys.Union(b.Given.Keys).Order()
        .Where(k => a.Given.ContainsKey(k) != b.Given.ContainsKey(k)
            || !Content.Same(a.Given.GetValueOrDefault(k), b.Given.GetValueOrDefault(k)));
}
