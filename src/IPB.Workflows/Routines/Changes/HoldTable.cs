namespace IPB.Workflows.Routines.Changes;

internal static class HoldTable
{
    internal static readonly MemberTable<HoldRule> Members = new(
        (nameof(HoldRule.By), By),
        (nameof(HoldRule.In), In),
        (nameof(HoldRule.AskAgain), t => t.Say((w, _) => w.Say("den som låter ett ärende vila tillfrågas nu med ",
            "whoever puts a case on hold is now asked every ") + t.Now.AskAgain.In(w.Language)
            + w.Say(" emellan om det kan gå vidare", " whether it can go on")
            + w.Say(" (förut: ", " (before: ") + t.Old.AskAgain.In(w.Language) + ")")),
        (nameof(HoldRule.Longest), t => t.Value("den längsta tid som ett ärende får vila",
            "the longest time that a case may be on hold", (w, h) => h.Longest?.In(w.Language))),
        (nameof(HoldRule.Then), t => t.Value("läget dit ett ärende går som har vilat så länge det får",
            "the state that a case goes to when it has been on hold for as long as it may",
            (w, h) => h.Then is { } then ? w.State(then) : null)));

    internal static string Comes(ChangeWords w, HoldRule hold) =>
        w.Say("ärenden får nu vila", "cases may now be put on hold")
        + (hold.In.IsEmpty ? "" : w.Say(" i ", " in ") + States(w, hold.In))
        + (hold.By.IsEmpty ? "" : w.Say(" av ", " by ") + w.Parties(hold.By))
        + w.Say("; den som lät ärendet vila tillfrågas med ", "; whoever did it is asked every ")
        + hold.AskAgain.In(w.Language)
        + w.Say(" emellan om det kan gå vidare", " whether the case can go on")
        + (hold is { Longest: { } longest, Then: { } then }
            ? w.Say("; efter ", "; after ") + longest.In(w.Language)
                + w.Say(" går det till ", " it goes to ") + w.State(then)
            : "");

    internal static string Goes(ChangeWords w) =>
        w.Say("ärenden får inte längre vila", "cases may no longer be put on hold");

    private static void By(Told<HoldRule> t)
    {
        if (t.Old.By.IsEmpty || t.Now.By.IsEmpty)
            t.Say((w, _) => w.Say("den som får låta ett ärende vila är nu ", "a case may now be put on hold by ")
                + Who(w, t.Now) + w.Say(" (förut: ", " (before: ") + Who(w, t.Old) + ")");
        else
            t.Set(h => h.By,
                (w, _, p) => w.Parties(p) + w.Say(" får nu även låta ärenden vila", " may now also put cases on hold"),
                (w, _, p) => w.Parties(p) + w.Say(" får inte längre låta ärenden vila",
                    " may no longer put cases on hold"));
    }

    private static void In(Told<HoldRule> t)
    {
        if (t.Old.In.IsEmpty || t.Now.In.IsEmpty)
            t.Say((w, _) => w.Say("ärenden får nu vila i ", "cases may now be put on hold in ")
                + States(w, t.Now.In) + w.Say(" (förut: ", " (before: ") + States(w, t.Old.In) + ")");
        else
            t.Set(h => h.In,
                (w, _, ids) => w.Say("ärenden får nu vila även i ", "cases may now be put on hold in ")
                    + States(w, ids) + w.Say("", " too"),
                (w, _, ids) => w.Say("ärenden får inte längre vila i ", "cases may no longer be put on hold in ")
                    + States(w, ids));
    }

    private static string Who(ChangeWords w, HoldRule hold) => hold.By.IsEmpty
        ? w.Say("den som ärendet väntar på", "whoever the case waits on") : w.Parties(hold.By);

    private static string States(ChangeWords w, IReadOnlyCollection<string> ids) =>
        ids.Count == 0 ? w.Say("alla lägen", "every state") : w.And(ids.Select(w.State));
}
