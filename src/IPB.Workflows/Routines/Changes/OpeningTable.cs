using System.Collections.Immutable;
using IPB.Rules;

namespace IPB.Workflows.Routines.Changes;

internal static class OpeningTable
{
    internal static readonly MemberTable<Opening> Members = new(
        (nameof(Opening.Routine), t => t.Value("rutinen", "the routine", (w, o) => w.Quote(o.Routine))),
        (nameof(Opening.Title), t => t.Value("rubriken", "the title", (w, o) => Shown(w, o.Title))),
        (nameof(Opening.Description), t => t.Value("beskrivningen", "the description",
            (w, o) => Shown(w, o.Description))),
        (nameof(Opening.To), t => t.Set(o => o.To,
            (w, name, codes) => name + w.Say(" öppnas nu även för ", " is now also opened for ")
                + Departments(w, codes),
            (w, name, codes) => name + w.Say(" öppnas inte längre för ", " is no longer opened for ")
                + Departments(w, codes))),
        (nameof(Opening.Choose), t => t.Block(OpeningChoiceTable.Members, t.Old.Choose, t.Now.Choose,
            (w, name, c) => name + w.Say(" öppnas nu även för förvaltningar som väljs: ",
                " is now also opened for departments that are picked: ") + OpeningChoiceTable.Offer(w, c),
            (w, name, _) => name + w.Say(" öppnas inte längre för förvaltningar som väljs",
                " is no longer opened for departments that are picked"))),
        (nameof(Opening.Fields), Fields));

    internal static Pairing<Opening> Pairs(ImmutableArray<Opening> old, ImmutableArray<Opening> now) =>
        Pairing<Opening>.Of(old, now, (a, b) => a.Routine == b.Routine && Content.Same(a.Title, b.Title),
            (a, b) => a.Routine == b.Routine);

    internal static ItemWords<Opening> Words<T>(Told<T> t) where T : class => new(Members,
        o => t.About with { Name = w => Called(w, t, o) },
        (w, o) => t.About.Name(w) + w.Say(" öppnar nu ett underärende av rutinen ",
            " now opens a child case of the routine ") + w.Quote(o.Routine),
        (w, o) => t.About.Name(w) + w.Say(" öppnar inte längre ett underärende av rutinen ",
            " no longer opens a child case of the routine ") + w.Quote(o.Routine),
        w => w.Say("underärendenas ordning är en annan", "the order of the child cases is another"));

    private static string Called<T>(ChangeWords w, Told<T> t, Opening opening) where T : class =>
        w.Say("underärendet ", "the child case of ") + w.Quote(opening.Routine) + w.Say(" i ", " in ")
            + t.About.Name(w);

    private static void Fields(Told<Opening> t)
    {
        foreach (var id in t.Old.Fields.Keys.Union(t.Now.Fields.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (t.Old.Fields.GetValueOrDefault(id), t.Now.Fields.GetValueOrDefault(id));
            if (Content.Same(was, now)) continue;
            t.Value($"fältet ”{id}”", $"the field “{id}”", (w, o) => Shown(w, o.Fields.GetValueOrDefault(id)));
        }
    }

    private static string? Shown(ChangeWords w, Expression? value) => value is null ? null : w.Quote(value.Text);

    private static string Departments(ChangeWords w, IEnumerable<string> codes) => w.And(codes.Select(w.Department));
}

internal static class OpeningChoiceTable
{
    internal static readonly MemberTable<OpeningChoice> Members = new(
        (nameof(OpeningChoice.From), t => t.Set(c => c.From,
            (w, name, codes) => name + w.Say(": nu kan även väljas: ", ": can now be picked too: ")
                + w.And(codes.Select(w.Department)),
            (w, name, codes) => name + w.Say(": kan inte längre väljas: ", ": can no longer be picked: ")
                + w.And(codes.Select(w.Department)))),
        (nameof(OpeningChoice.Least), t => t.Value("minsta antalet förvaltningar att välja",
            "the least number of departments to pick", (w, c) => w.Count(c.Least))));

    internal static string Offer(ChangeWords w, OpeningChoice choice) => w.Say("minst ", "at least ")
        + w.Count(choice.Least) + w.Say(" av ", " of ") + w.And(choice.From.Select(w.Department));
}

internal static class ChildWaitTable
{
    internal static readonly MemberTable<ChildWait> Members = new(
        (nameof(ChildWait.Join), t => t.Say((w, name) => name
            + w.Say(" går nu vidare när ", " now goes on when ") + Enough(w, t.Now.Join)
            + w.Say(" (förut: när ", " (before: when ") + Enough(w, t.Old.Join) + ")")),
        (nameof(ChildWait.Outcomes), t =>
        {
            foreach (var ending in t.Old.Outcomes.Keys.Union(t.Now.Outcomes.Keys).Order())
                if (t.Old.Outcomes.GetValueOrDefault(ending) != t.Now.Outcomes.GetValueOrDefault(ending))
                    Leads(t, w => w.Say("alla slutar som ", "all end as ") + ending.Text().In(w.Language),
                        r => r.Outcomes.GetValueOrDefault(ending) ?? r.Ended);
        }
    ),
        (nameof(ChildWait.Ended), t => Leads(t, w => w.Say("de slutar på annat sätt", "they end otherwise"),
            r => r.Ended)));

    internal static string Enough(ChangeWords w, int join) => join switch
    {
        ChildWait.All => w.Say("alla underärenden är avslutade", "all child cases have ended"),
        1 => w.Say("något underärende är avslutat", "one child case has ended"),
        _ => w.Say($"{w.Count(join)} underärenden är avslutade", $"{w.Count(join)} child cases have ended"),
    };

    private static void Leads(Told<ChildWait> t, Func<ChangeWords, string> when, Func<ChildWait, string> to) =>
        t.Say((w, name) => name + w.Say(" leder nu till ", " now leads to ") + w.State(to(t.Now))
            + w.Say(" när ", " when ") + when(w) + w.Say(" (förut: ", " (before: ") + w.State(to(t.Old)) + ")");
}
