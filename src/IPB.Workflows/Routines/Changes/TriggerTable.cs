namespace IPB.Workflows.Routines.Changes;

internal static class TriggerTable
{
    internal static readonly MemberTable<Trigger> Members = new(
        (nameof(Trigger.Id), t => t.Value("stegets id", "the trigger's id", (_, s) => s.Id)),
        (nameof(Trigger.Name), t => t.Text("namnet", "the name", s => s.Name)),
        (nameof(Trigger.To), t => t.Say((w, name) => name + (t.Now.To is { } to
            ? w.Say(" leder nu till ", " now leads to ") + w.State(to)
            : w.Say(" lämnar nu ärendet där det är", " now leaves the case where it is"))
            + w.Say(" (förut: ", " (before: ")
            + (t.Old.To is { } was ? w.State(was) : w.Say("ärendet stannade kvar", "the case stayed")) + ")")),
        (nameof(Trigger.By), By),
        (nameof(Trigger.When), t => t.Condition("villkoret", "the condition", s => s.When, s => s.WhenText)),
        (nameof(Trigger.WhenText), t =>
        {
            if (Content.Same(t.Old.When, t.Now.When))
                t.Text("villkoret i ord", "the condition in words", s => s.WhenText);
            else t.Elsewhere();
        }
    ),
        (nameof(Trigger.Asks), t => t.Set(s => s.Asks,
            (w, name, ids) => name + w.Say(" frågar nu även efter ", " now also asks for ") + w.Fields(ids),
            (w, name, ids) => name + w.Say(" frågar inte längre efter ", " no longer asks for ") + w.Fields(ids))),
        (nameof(Trigger.Needs), t => t.Set(s => s.Needs,
            (w, name, ids) => name + w.Say(" kräver nu att detta är ifyllt: ", " now needs this to be filled in: ")
                + w.Fields(ids),
            (w, name, ids) => name + w.Say(" kräver inte längre att detta är ifyllt: ",
                " no longer needs this to be filled in: ") + w.Fields(ids))),
        (nameof(Trigger.ReasonRequired), t => t.Say((w, name) => name + (t.Now.ReasonRequired
            ? w.Say(" kräver nu en motivering", " now requires a reason")
            : w.Say(" kräver inte längre en motivering", " no longer requires a reason")))),
        (nameof(Trigger.Opens), t => t.List(OpeningTable.Words(t), OpeningTable.Pairs(t.Old.Opens, t.Now.Opens))),
        (nameof(Trigger.Automation), t => AutomationTable.Tell(t, s => s.Automation)),
        (nameof(Trigger.Bounce), t => t.Block(BounceTable.Members, t.Old.Bounce, t.Now.Bounce,
            (w, name, b) => name + w.Say(" skickar nu ärendet vidare som ”inte vårt”, gång ",
                " now sends the case on as “not ours”, time ") + w.Count(b.Times)
                + w.Say(" till ", " to ") + w.State(b.Then),
            (w, name, _) => name + w.Say(" skickar inte längre ärendet vidare som ”inte vårt”",
                " no longer sends the case on as “not ours”"))));

    internal static ItemWords<Trigger> Words(Told<State> t) => new(Members,
        s => new(RoutinePart.Trigger, s.Id, w => Called(w, t, s)) { State = t.Now.Id },
        (w, s) => w.Say("nytt steg ", "new trigger ") + w.Quote(s.Name) + w.Say(" i ", " in ") + t.About.Name(w)
            + (s.To is { } to ? w.Say(", till ", ", to ") + w.State(to) : "")
            + w.Say(", av ", ", by ") + Who(w, s),
        (w, s) => Called(w, t, s) + w.Say(" har tagits bort", " was removed"),
        w => w.Say("stegens ordning är en annan", "the order of the triggers is another"));

    /// <summary>Those that hold in every state.</summary>
    internal static ItemWords<Trigger> Everywhere { get; } = new(Members,
        s => new(RoutinePart.Trigger, s.Id, w => Called(w, s)),
        (w, s) => w.Say("nytt steg ", "new trigger ") + w.Quote(s.Name) + w.Say(" i alla lägen", " in every state")
            + (s.To is { } to ? w.Say(", till ", ", to ") + w.State(to) : "")
            + w.Say(", av ", ", by ") + Who(w, s),
        (w, s) => Called(w, s) + w.Say(" har tagits bort", " was removed"),
        w => w.Say("stegens ordning är en annan", "the order of the triggers is another"));

    private static string Called(ChangeWords w, Trigger trigger) =>
        w.Say("steget ", "the trigger ") + w.Quote(trigger.Name) + w.Say(" i alla lägen", " in every state");

    private static string Called(ChangeWords w, Told<State> t, Trigger trigger) =>
        w.Say("steget ", "the trigger ") + w.Quote(trigger.Name) + w.Say(" i ", " in ") + t.About.Name(w);

    private static void By(Told<Trigger> t)
    {
        var isSet = !t.Old.By.IsEmpty && !t.Now.By.IsEmpty && !t.Old.BySystem && !t.Now.BySystem
            && t.Old.By.Intersect(t.Now.By).Any();
        if (isSet)
            t.Set(s => s.By,
                (w, name, p) => name + w.Say(" får nu även göras av ", " may now also be fired by ") + w.Parties(p),
                (w, name, p) => name + w.Say(" får inte längre göras av ", " may no longer be fired by ")
                    + w.Parties(p));
        else
            t.Say((w, name) => name + w.Say(" görs nu av ", " is now fired by ") + Who(w, t.Now)
                + w.Say(" (förut: ", " (before: ") + Who(w, t.Old) + ")");
    }

    private static string Who(ChangeWords w, Trigger trigger) => trigger.By.IsEmpty
        ? w.Say("den som har ärendet", "whoever has the case") : w.Parties(trigger.By);
}

internal static class BounceTable
{
    internal static readonly MemberTable<Bounce> Members = new(
        (nameof(Bounce.Times), t => t.Value("antalet gånger innan ärendet placeras för hand",
            "the number of times until the case is placed by hand", (w, b) => w.Count(b.Times))),
        (nameof(Bounce.Then), t => t.Value("läget där ärendet placeras för hand",
            "the state where the case is placed by hand", (w, b) => w.State(b.Then))));
}
