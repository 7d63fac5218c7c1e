using IPB.Workflows.People;

namespace IPB.Workflows.Routines.Changes;

internal static class ReferralTable
{
    internal static readonly MemberTable<Referral> Members = new(
        (nameof(Referral.Question), t => t.Text("remissfrågan", "the question of the referral", r => r.Question)),
        (nameof(Referral.To), t => t.Set(r => r.To,
            (w, name, p) => w.Say("remissen i ", "the referral in ") + name + w.Say(" frågar nu även ",
                " now also asks ") + Bodies(w, p),
            (w, name, p) => w.Say("remissen i ", "the referral in ") + name + w.Say(" frågar inte längre ",
                " no longer asks ") + Bodies(w, p))),
        (nameof(Referral.Choose), t => t.Block(ReferralChoiceTable.Members, t.Old.Choose, t.Now.Choose,
            (w, name, c) => name + w.Say(" går nu även till förvaltningar som avsändaren väljer: ",
                " now also goes to departments that the sender picks: ") + ReferralChoiceTable.Offer(w, c),
            (w, name, _) => name + w.Say(" går inte längre till förvaltningar som avsändaren väljer",
                " no longer goes to departments that the sender picks"),
            t.About with { Name = w => w.Say("remissen i ", "the referral in ") + t.About.Name(w) })),
        (nameof(Referral.Join), t => t.Say((w, name) => w.Say("remissen i ", "the referral in ") + name
            + w.Say(" går nu vidare när ", " now goes on when ") + Enough(w, t.Now.Join)
            + w.Say(" (förut: när ", " (before: when ") + Enough(w, t.Old.Join) + ")")),
        (nameof(Referral.Answered), t => t.Say((w, name) => name
            + w.Say(" leder nu till ", " now leads to ") + w.State(t.Now.Answered)
            + w.Say(" när tillräckligt många har svarat (förut: ", " when enough have answered (before: ")
            + w.State(t.Old.Answered) + ")")),
        (nameof(Referral.Overdue), t => t.Say((w, name) => name + (t.Now.Overdue is { } to
            ? w.Say(" leder nu till ", " now leads to ") + w.State(to)
            : w.Say(" behåller nu ärendet", " now keeps the case"))
            + w.Say(" när svarstiden är ute (förut: ", " when time is up (before: ")
            + (t.Old.Overdue is { } was ? w.State(was) : w.Say("ärendet stannade kvar", "the case stayed")) + ")")));

    internal static string Asked(ChangeWords w, Referral referral)
    {
        var bodies = referral.To.IsEmpty ? [] : new[] { Bodies(w, referral.To) };
        return string.Join("; ", referral.Choose is { } choice
            ? bodies.Append(ReferralChoiceTable.Offer(w, choice)) : bodies);
    }

    private static string Bodies(ChangeWords w, IEnumerable<Party> parties) => w.And(parties.Select(w.Party));

    private static string Enough(ChangeWords w, int join) => join switch
    {
        Referral.All => w.Say("alla har svarat", "all have answered"),
        1 => w.Say("någon har svarat", "one has answered"),
        _ => w.Say($"{w.Count(join)} har svarat", $"{w.Count(join)} have answered"),
    };
}

internal static class ReferralChoiceTable
{
    internal static readonly MemberTable<ReferralChoice> Members = new(
        (nameof(ReferralChoice.Role), t => t.Value("den som svarar för en vald förvaltning",
            "whoever answers for a department that is picked", (w, c) => w.Party(new Party(c.Role)))),
        (nameof(ReferralChoice.From), t => t.Set(c => c.From,
            (w, name, codes) => name + w.Say(": nu kan även väljas: ", ": can now be picked too: ")
                + Departments(w, codes),
            (w, name, codes) => name + w.Say(": kan inte längre väljas: ", ": can no longer be picked: ")
                + Departments(w, codes))),
        (nameof(ReferralChoice.Least), t => t.Value("minsta antalet förvaltningar att välja",
            "the least number of departments to pick", (w, c) => w.Count(c.Least))));

    internal static string Offer(ChangeWords w, ReferralChoice choice) =>
        w.Say("minst ", "at least ") + w.Count(choice.Least) + w.Say(" av ", " of ")
        + Departments(w, choice.From) + " (" + w.Party(new Party(choice.Role)) + ")";

    private static string Departments(ChangeWords w, IEnumerable<string> codes) => w.And(codes.Select(w.Department));
}
