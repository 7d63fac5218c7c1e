namespace IPB.Workflows.Routines.Changes;

internal static class GateTable
{
    internal static readonly MemberTable<Gate> Members = new(
        (nameof(Gate.Question), t => t.Text("frågan", "the question", g => g.Question)),
        (nameof(Gate.Mandates), t => t.List(MandateTable.Words(t), Pairing<Mandate>.Of(
            t.Old.Mandates, t.Now.Mandates, (a, b) => a.By.SequenceEqual(b.By) && Content.Same(a.When, b.When),
            (a, b) => a.By.SequenceEqual(b.By), (a, b) => Content.Same(a.When, b.When), (_, _) => true))),
        (nameof(Gate.Not), t => t.Set(g => g.Not,
            (w, name, p) => w.Parties(p) + w.Say(" får nu aldrig besluta i ", " may now never decide in ") + name,
            (w, name, p) => w.Parties(p) + w.Say(" får nu besluta i ", " may now decide in ") + name)),
        (nameof(Gate.Criteria), t => t.List(CriterionTable.Words(t), Pairing<Criterion>.Of(
            t.Old.Criteria, t.Now.Criteria, (a, b) => a.Id == b.Id, (a, b) => a.Name == b.Name))),
        (nameof(Gate.Needs), t => t.Set(g => g.Needs,
            (w, name, f) => w.Say("ett ja i ", "a yes in ") + name + w.Say(" kräver nu ", " now needs ") + w.Fields(f),
            (w, name, f) => w.Say("ett ja i ", "a yes in ") + name + w.Say(" kräver inte längre ", " no longer needs ")
                + w.Fields(f))),
        (nameof(Gate.FourEyes), t => t.Say((w, name) => name + (t.Now.FourEyes
            ? w.Say(" kräver nu två personer, och ingen som har berett ärendet beslutar",
                " now takes two people, and nobody decides who prepared the case")
            : w.Say(" kräver inte längre två personer", " no longer takes two people")))),
        (nameof(Gate.Advise), t => t.List(AdviceTable.Words(t), Pairing<Advice>.Of(
            t.Old.Advise, t.Now.Advise, (a, b) => a.Ask == b.Ask, (_, _) => false))),
        (nameof(Gate.ConditionOwner), t => t.Value("den som uppfyller villkoren", "whoever meets the conditions",
            (w, g) => g.ConditionOwner is { } owner ? w.Parties([owner])
                : w.Say("den som har ärendet då", "whoever has the case then"))),
        (nameof(Gate.ConditionDue), t => t.Value("tiden för villkoren", "the time for conditions",
            (w, g) => g.ConditionDue.In(w.Language))),
        (nameof(Gate.Outcomes), Outcomes));

    internal static string Decided(ChangeWords w, Gate gate) =>
        string.Join("; ", gate.Mandates.Select(m => MandateTable.Decides(w, m)));

    private static void Outcomes(Told<Gate> t)
    {
        foreach (var outcome in t.Old.Outcomes.Keys.Union(t.Now.Outcomes.Keys).Order())
        {
            var (was, to) = (t.Old.Outcomes.GetValueOrDefault(outcome), t.Now.Outcomes.GetValueOrDefault(outcome));
            if (was == to) continue;
            t.Say((w, name) => w.Quote(outcome.Text()) + w.Say(" i ", " in ") + name + (was, to) switch
            {
                (null, _) => w.Say(" kan nu väljas och leder till ", " can now be chosen and leads to ")
                    + w.State(to!),
                (_, null) => w.Say(" kan inte längre väljas", " can no longer be chosen"),
                _ => w.Say(" leder nu till ", " now leads to ") + w.State(to)
                    + w.Say(" (förut: ", " (before: ") + w.State(was) + ")",
            });
        }
    }
}

internal static class AdviceTable
{
    internal static readonly MemberTable<Advice> Members = new(
        (nameof(Advice.Ask), t => t.Value("den som ger en synpunkt", "whoever gives an opinion",
            (w, a) => w.Parties([a.Ask]))),
        (nameof(Advice.Question), t => t.Text("frågan", "the question", a => a.Question)));

    internal static ItemWords<Advice> Words(Told<Gate> t) => new(Members,
        a => t.About with
        {
            Name = w => t.About.Name(w) + w.Say(": synpunkten av ", ": the opinion of ") + w.Parties([a.Ask]),
        },
        (w, a) => t.About.Name(w) + w.Say(" frågar nu efter en synpunkt av ", " now asks for an opinion of ")
            + w.Parties([a.Ask]),
        (w, a) => t.About.Name(w) + w.Say(" frågar inte längre efter en synpunkt av ",
            " no longer asks for an opinion of ") + w.Parties([a.Ask]),
        w => w.Say("ordningen på synpunkterna är en annan", "the order of the opinions is another"));
}

internal static class MandateTable
{
    internal static readonly MemberTable<Mandate> Members = new(
        (nameof(Mandate.When), t => t.Condition("villkoret", "the condition", m => m.When, m => m.WhenText)),
        (nameof(Mandate.By), t => t.Value("den som beslutar", "whoever decides", (w, m) => w.Parties(m.By))),
        (nameof(Mandate.Quorum), t => t.Say((w, name) => name + t.Now.Quorum switch
        {
            Mandate.OneOfEach => w.Say(" behöver nu ett ja från var och en (förut: ",
                " now needs a yes from each of them (before: "),
            Mandate.All => w.Say(" behöver nu allas ja (förut: ", " now needs a yes from all (before: "),
            Mandate.Majority => w.Say(" behöver nu en majoritets ja (förut: ",
                " now needs a yes from a majority (before: "),
            var count => w.Say($" behöver nu {w.Count(count)} som godkänner (förut: ",
                $" now needs {w.Count(count)} {(count == 1 ? "approver" : "approvers")} (before: "),
        } + Quorum(w, t.Old.Quorum) + ")")),
        (nameof(Mandate.Stop), t => t.Say((w, name) => name + (t.Now.Stop == GateStop.Outvoted
            ? w.Say(": ett nej stoppar nu först när ett ja inte längre kan nås",
                ": a no now stops only when a yes can no longer be reached")
            : w.Say(": nu räcker ett nej för att stoppa", ": one no is now enough to stop")))),
        (nameof(Mandate.Veto), t => t.Set(m => m.Veto,
            (w, name, p) => name + w.Say(": nu har veto: ", ": now has a veto: ") + w.Parties(p),
            (w, name, p) => name + w.Say(": har inte längre veto: ", ": no longer has a veto: ") + w.Parties(p))),
        (nameof(Mandate.Point), t => t.Value("punkten i delegationsordningen", "the point of the delegation scheme",
            (w, m) => m.Point ?? w.Say("ingen", "none"))),
        (nameof(Mandate.WhenText), t =>
        {
            if (Content.Same(t.Old.When, t.Now.When))
                t.Text("villkoret i ord", "the condition in words", m => m.WhenText);
            else t.Elsewhere();
        }
    ));

    private static string Quorum(ChangeWords w, int quorum) => quorum switch
    {
        Mandate.OneOfEach => w.Say("en från var och en", "one of each"),
        Mandate.All => w.Say("alla", "all"),
        Mandate.Majority => w.Say("en majoritet", "a majority"),
        _ => w.Count(quorum),
    };

    internal static ItemWords<Mandate> Words(Told<Gate> t) => new(Members,
        m => t.Now.Mandates.Length < 2 ? t.About : t.About with
        {
            Name = w => t.About.Name(w) + w.Say(" av ", " by ") + w.Parties(m.By),
        },
        (w, m) => t.About.Name(w) + w.Say(": nytt mandat: ", ": new mandate: ") + Decides(w, m),
        (w, m) => t.About.Name(w) + w.Say(": mandatet har tagits bort: ", ": the mandate was removed: ")
            + Decides(w, m),
        w => w.Say("mandatens ordning är en annan: ", "the order of the mandates is another: ")
            + GateTable.Decided(w, t.Now));

    internal static string Decides(ChangeWords w, Mandate m) => w.Parties(m.By) + w.Say(" beslutar", " decides")
        + (m.Quorum switch
        {
            Mandate.OneOfEach => w.Say(", ett ja från var och en", ", a yes from each"),
            Mandate.All => w.Say(", allas ja", ", a yes from all"),
            Mandate.Majority => w.Say(", en majoritets ja", ", a yes from a majority"),
            1 => "",
            _ => w.Say($", {w.Count(m.Quorum)} som godkänner", $", {w.Count(m.Quorum)} approvers"),
        })
        + (m.WhenText is { } text ? $" ({w.Quote(text)})" : m.When is { } when ? $" ({w.Quote(when.Text)})" : "");
}

internal static class CriterionTable
{
    internal static readonly MemberTable<Criterion> Members = new(
        (nameof(Criterion.Id), t => t.Value("id", "the id", (_, c) => c.Id)),
        (nameof(Criterion.Name), t => t.Text("texten", "the text", c => c.Name)),
        (nameof(Criterion.Must), t => t.Say((w, name) => name + (t.Now.Must
            ? w.Say(" måste nu vara uppfyllt (förut: bör)", " must now be met (before: should)")
            : w.Say(" bör nu vara uppfyllt (förut: måste)", " should now be met (before: must)")))),
        (nameof(Criterion.Met), t =>
        {
            if (t.Old.Evidence == t.Now.Evidence) Decides(t);
            else t.Elsewhere();
        }
    ),
        (nameof(Criterion.Evidence), Decides),
        (nameof(Criterion.Weight), t => t.Value("vikten", "the weight", (w, c) => w.Count(c.Weight))),
        (nameof(Criterion.Scale), t => t.Value("poängen", "the scores", (w, c) => c.Scale is { } scale
            ? w.Say("1 till ", "1 to ") + w.Count(scale) : w.Say("inga", "none"))),
        (nameof(Criterion.Least), t => t.Value("medelvärdet som krävs", "the mean that it takes",
            (w, c) => c.Least is { } least ? least.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : w.Say("inget", "none"))));

    // A criterion with evidence is met when there is some: one thing to whoever decides.
    private static void Decides(Told<Criterion> t) => t.Value("det som avgör", "what decides it",
        (w, c) => c.Evidence is { } evidence ? w.Say("underlaget ", "the evidence ") + w.Field(evidence)
            : c.Met is { } met ? w.Quote(met.Text) : w.Say("beslutsfattarens bock", "the decider's tick"));

    internal static ItemWords<Criterion> Words(Told<Gate> t) => new(Members,
        c => t.About with
        {
            Name = w => w.Say("kriteriet ", "the criterion ") + w.Quote(c.Name) + w.Say(" i ", " in ")
                + t.About.Name(w),
        },
        (w, c) => t.About.Name(w) + w.Say(": nytt kriterium: ", ": new criterion: ") + w.Quote(c.Name)
            + (c.Must ? w.Say(" (måste)", " (must)") : w.Say(" (bör)", " (should)")),
        (w, c) => t.About.Name(w) + w.Say(": kriteriet har tagits bort: ", ": the criterion was removed: ")
            + w.Quote(c.Name),
        w => w.Say("kriteriernas ordning är en annan", "the order of the criteria is another"));
}
