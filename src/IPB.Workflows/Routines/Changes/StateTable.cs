namespace IPB.Workflows.Routines.Changes;

internal static class StateTable
{
    internal static readonly MemberTable<State> Members = new(
        (nameof(State.Id), t => t.Value("lägets id", "the state's id", (_, s) => s.Id)),
        (nameof(State.Name), t => t.Text("namnet", "the name", s => s.Name)),
        (nameof(State.Parent), t => t.Value("gruppen", "the group",
            (w, s) => s.Parent is { } group ? w.State(group) : null)),
        (nameof(State.IsGroup), t => t.Say((w, name) => name + (t.Now.IsGroup
            ? w.Say(" är nu en grupp av lägen", " is now a group of states")
            : w.Say(" är inte längre en grupp av lägen", " is no longer a group of states")))),
        (nameof(State.Phase), t => t.Value("fasen", "the phase", (w, s) => s.Phase is { } p ? w.Phase(p) : null)),
        (nameof(State.Owner), t => t.Value("den som har ärendet", "whoever has the case",
            (w, s) => s.Owner is { } owner ? w.Party(owner) : null)),
        (nameof(State.WipLimit), t => t.Value("högsta antalet ärenden samtidigt", "the most cases at once",
            (_, s) => s.WipLimit?.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        (nameof(State.Due), t => t.Value("fristen", "the time limit", (w, s) => s.Due?.In(w.Language))),
        (nameof(State.Reminders), t => t.List(ReminderTable.Words(t), Pairing<Reminder>.Of(
            t.Old.Reminders, t.Now.Reminders, (a, b) => a.Side == b.Side, (_, _) => true))),
        (nameof(State.Escalations), t => t.List(EscalationTable.Words(t), Pairing<Escalation>.Of(
            t.Old.Escalations, t.Now.Escalations, (a, b) => a.To == b.To, (a, b) => a.After == b.After))),
        (nameof(State.Timed), t => t.List(TimedTable.Words(t), Pairing<TimedTrigger>.Of(
            t.Old.Timed, t.Now.Timed, (a, b) => a.Fire == b.Fire, (a, b) => a.After == b.After))),
        (nameof(State.FollowUps), t => t.List(FollowUpTable.Words(t), Pairing<FollowUp>.Of(
            t.Old.FollowUps, t.Now.FollowUps, (a, b) => a.Ask == b.Ask && a.Question == b.Question,
            (a, b) => a.After == b.After))),
        (nameof(State.Triggers), t => t.List(TriggerTable.Words(t), Pairing<Trigger>.Of(
            t.Old.Triggers, t.Now.Triggers, (a, b) => a.Id == b.Id))),
        (nameof(State.Gate), t => t.Block(GateTable.Members, t.Old.Gate, t.Now.Gate,
            (w, name, g) => name + w.Say(" är nu en beslutspunkt: ", " is now a gate: ") + GateTable.Decided(w, g),
            (w, name, _) => name + w.Say(" är inte längre en beslutspunkt", " is no longer a gate"),
            t.About with { Part = RoutinePart.Gate })),
        (nameof(State.Referral), t => t.Block(ReferralTable.Members, t.Old.Referral, t.Now.Referral,
            (w, name, r) => name + w.Say(" är nu en remiss till ", " is now a referral to ")
                + ReferralTable.Asked(w, r),
            (w, name, _) => name + w.Say(" är inte längre en remiss", " is no longer a referral"))),
        (nameof(State.Opens), t => t.List(OpeningTable.Words(t), OpeningTable.Pairs(t.Old.Opens, t.Now.Opens))),
        (nameof(State.Children), t => t.Block(ChildWaitTable.Members, t.Old.Children, t.Now.Children,
            (w, name, c) => name + w.Say(" väntar nu tills ", " now waits until ") + ChildWaitTable.Enough(w, c.Join),
            (w, name, _) => name + w.Say(" väntar inte längre på underärenden",
                " no longer waits for child cases"))),
        (nameof(State.Automation), t => AutomationTable.Tell(t, s => s.Automation)),
        (nameof(State.Form), t => t.Set(s => s.Form,
            (w, name, ids) => w.Say("formuläret i ", "the form in ") + name + w.Say(" har nu även ", " now also has ")
                + w.Fields(ids),
            (w, name, ids) => w.Say("formuläret i ", "the form in ") + name
                + w.Say(" har inte längre ", " no longer has ") + w.Fields(ids))),
        (nameof(State.Checklist), t => t.Set(s => s.Checklist,
            (w, name, ids) => w.Say("checklistan i ", "the checklist in ") + name
                + w.Say(" har nu även ", " now also has ") + w.Fields(ids),
            (w, name, ids) => w.Say("checklistan i ", "the checklist in ") + name
                + w.Say(" har inte längre ", " no longer has ") + w.Fields(ids))),
        (nameof(State.End), t => t.Value("slutet", "how the case ends",
            (w, s) => s.End is { } end ? Ending(w, end) : null)));

    internal static ItemWords<State> Words(Told<Routine> t) => new(Members,
        s => new(RoutinePart.State, s.Id, w => w.State(s.Id)),
        (w, s) => w.Say("nytt läge ", "new state ") + w.Quote(s.Name) + Place(w, t.Now, s) + ", " + Who(w, s),
        (w, s) => w.Say("läget ", "state ") + w.Quote(s.Name) + w.Say(
            " har tagits bort; ärenden som står där behöver ett annat läge",
            " was removed; cases that stand there need a mapping"),
        w => w.Say("lägenas ordning är en annan", "the order of the states is another"));

    private static string Place(ChangeWords w, Routine routine, State state)
    {
        var index = routine.States.IndexOf(state);
        var neighbours = (routine.States.ElementAtOrDefault(index - 1), routine.States.ElementAtOrDefault(index + 1));
        return neighbours switch
        {
            (null, null) => "",
            (null, { } after) => w.Say(" före ", " before ") + w.Quote(after.Name),
            ({ } before, null) => w.Say(" efter ", " after ") + w.Quote(before.Name),
            var (before, after) => w.Say(" mellan ", " between ") + w.Quote(before.Name) + w.Say(" och ", " and ")
                + w.Quote(after.Name),
        };
    }

    private static string Who(ChangeWords w, State state) => state switch
    {
        { Gate: { } gate } => w.Say("en beslutspunkt: ", "a gate: ") + GateTable.Decided(w, gate),
        { Referral: { } referral } => w.Say("en remiss till ", "a referral to ") + ReferralTable.Asked(w, referral),
        { End: { } end } => w.Say("där ärendet är avslutat som ", "where the case is closed as ") + Ending(w, end),
        { Owner: { } owner } => w.Say("hos ", "owned by ") + w.Party(owner),
        { IsGroup: true } => w.Say("en grupp av lägen", "a group of states"),
        _ => w.Say("hos ingen", "owned by nobody"),
    };

    private static string Ending(ChangeWords w, Ending end) => end switch
    {
        Routines.Ending.Solved => w.Say("löst", "solved"),
        Routines.Ending.Rejected => w.Say("avslaget", "rejected"),
        Routines.Ending.Discontinued => w.Say("nedlagt", "discontinued"),
        _ => w.Say("färdigt", "completed"),
    };
}
