namespace IPB.Workflows.Routines.Changes;

internal static class ConfidentialityTable
{
    internal static readonly MemberTable<Confidentiality> Members = new(
        (nameof(Confidentiality.Description), t => t.Say((w, _) => t.Now.Description ? Hidden(w) : w.Say(
            "beskrivningen visas nu för alla som ser ärendet",
            "the description is now shown to everybody who sees the case"))),
        (nameof(Confidentiality.Readers), t => t.Set(c => c.Readers,
            (w, _, p) => w.Parties(p) + w.Say(" läser nu även det som är sekretessbelagt",
                " now also read what is confidential"),
            (w, _, p) => w.Parties(p) + w.Say(" läser inte längre det som är sekretessbelagt",
                " no longer read what is confidential"))));

    internal static string Comes(ChangeWords w, Confidentiality rule) =>
        (rule.Description ? Hidden(w) : w.Say("det står nu vem som läser det som är sekretessbelagt",
            "it now says who reads what is confidential"))
        + (rule.Readers.IsEmpty ? "" : w.Say("; det läses också av ", "; it is also read by ")
            + w.Parties(rule.Readers));

    internal static string Goes(ChangeWords w) => w.Say(
        "beskrivningen visas för alla som ser ärendet, och ingen särskild läser det som är sekretessbelagt",
        "the description is shown to everybody who sees the case, and nobody in particular reads what is confidential");

    private static string Hidden(ChangeWords w) => w.Say("beskrivningen visas nu bara för dem som behöver den",
        "the description is now shown to those who need it only");
}
