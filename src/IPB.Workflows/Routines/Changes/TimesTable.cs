namespace IPB.Workflows.Routines.Changes;

internal static class ReminderTable
{
    internal static readonly MemberTable<Reminder> Members = new(
        (nameof(Reminder.Side), Moved), (nameof(Reminder.By), Moved));

    internal static ItemWords<Reminder> Words(Told<State> t) => new(Members,
        _ => t.About,
        (w, r) => t.About.Name(w) + w.Say(": en påminnelse skickas nu ", ": a reminder is now sent ") + When(w, r),
        (w, r) => t.About.Name(w) + w.Say(": ingen påminnelse skickas längre ", ": no reminder is sent any more ")
            + When(w, r),
        w => w.Say("påminnelsernas ordning är en annan", "the order of the reminders is another"));

    // Side and time are one thing to whoever is reminded.
    private static void Moved(Told<Reminder> t)
    {
        if (t.Member == nameof(Reminder.By) && t.Old.Side != t.Now.Side) t.Elsewhere();
        else
            t.Say((w, name) => w.Say("påminnelsen i ", "the reminder in ") + name
                + w.Say(" har flyttats från ", " moved from ")
                + (t.Old.Side == t.Now.Side ? t.Old.By?.In(w.Language) : When(w, t.Old))
                + w.Say(" till ", " to ") + When(w, t.Now));
    }

    private static string When(ChangeWords w, Reminder r) => r.Side switch
    {
        ReminderSide.Before => r.By?.In(w.Language) + w.Say(" före förfallodagen", " before the due date"),
        ReminderSide.After => r.By?.In(w.Language) + w.Say(" efter förfallodagen", " after the due date"),
        _ => w.Say("på förfallodagen", "on the due date"),
    };
}

internal static class EscalationTable
{
    internal static readonly MemberTable<Escalation> Members = new(
        (nameof(Escalation.After), t => t.Say((w, name) => name + w.Say(" lyfts nu till ", " is now raised to ")
            + w.Party(t.Now.To) + w.Say(" efter ", " after ") + t.Now.After.In(w.Language)
            + w.Say(" (förut: ", " (before: ") + t.Old.After.In(w.Language) + ")")),
        (nameof(Escalation.To), t => t.Say((w, name) => name + w.Say(" lyfts efter ", " is after ")
            + t.Now.After.In(w.Language) + w.Say(" nu till ", " now raised to ") + w.Party(t.Now.To)
            + w.Say(" (förut: ", " (before: ") + w.Party(t.Old.To) + ")")));

    internal static ItemWords<Escalation> Words(Told<State> t) => new(Members,
        _ => t.About,
        (w, e) => t.About.Name(w) + w.Say(" lyfts nu till ", " is now raised to ") + To(w, e),
        (w, e) => t.About.Name(w) + w.Say(" lyfts inte längre till ", " is no longer raised to ") + To(w, e),
        w => w.Say("eskaleringarnas ordning är en annan", "the order of the escalations is another"));

    private static string To(ChangeWords w, Escalation e) =>
        w.Party(e.To) + w.Say(" efter ", " after ") + e.After.In(w.Language);
}

internal static class TimedTable
{
    internal static readonly MemberTable<TimedTrigger> Members = new(
        (nameof(TimedTrigger.After), t => t.Say((w, name) => name + w.Say(" sker nu av sig självt efter ",
            " now happens by itself after ") + t.Now.After.In(w.Language)
            + w.Say(" (förut: ", " (before: ") + t.Old.After.In(w.Language) + ")")),
        (nameof(TimedTrigger.Fire), t => t.Say((w, name) => name + w.Say(" sker nu av sig självt efter ",
            " now happens by itself after ") + t.Now.After.In(w.Language)
            + w.Say($", i stället för {t.Old.Fire}", $", in place of {t.Old.Fire}"))));

    internal static ItemWords<TimedTrigger> Words(Told<State> t) => new(Members,
        timer => t.About with { Name = w => Fired(w, t, timer) },
        (w, timer) => Fired(w, t, timer) + w.Say(" sker nu av sig självt efter ", " now happens by itself after ")
            + timer.After.In(w.Language),
        (w, timer) => Fired(w, t, timer) + w.Say(" sker inte längre av sig självt efter ",
            " no longer happens by itself after ") + timer.After.In(w.Language),
        w => w.Say("tidernas ordning är en annan", "the order of the timers is another"));

    private static string Fired(ChangeWords w, Told<State> t, TimedTrigger timer) =>
        w.Trigger(t.Now.Find(timer.Fire) is null ? t.Old : t.Now, timer.Fire) + w.Say(" i ", " in ") + t.About.Name(w);
}

internal static class FollowUpTable
{
    internal static readonly MemberTable<FollowUp> Members = new(
        (nameof(FollowUp.After), t => t.Value("tiden", "the time", (w, f) => f.After.In(w.Language))),
        (nameof(FollowUp.Ask), t => t.Value("den som tillfrågas", "whoever is asked", (w, f) => w.Party(f.Ask))),
        (nameof(FollowUp.Question), t => t.Text("frågan", "the question", f => f.Question)));

    internal static ItemWords<FollowUp> Words(Told<State> t) => new(Members,
        f => t.About with
        {
            Name = w => w.Say("uppföljningen ", "the follow-up ") + w.Quote(f.Question) + w.Say(" i ", " in ")
                + t.About.Name(w),
        },
        (w, f) => t.About.Name(w) + ": " + w.Say("efter ", "after ") + f.After.In(w.Language)
            + w.Say(" tillfrågas nu ", " this is now asked of ") + w.Party(f.Ask) + ": " + w.Quote(f.Question),
        (w, f) => t.About.Name(w) + ": " + w.Say("efter ", "after ") + f.After.In(w.Language)
            + w.Say(" tillfrågas inte längre ", " this is no longer asked of ") + w.Party(f.Ask) + ": "
            + w.Quote(f.Question),
        w => w.Say("uppföljningarnas ordning är en annan", "the order of the follow-ups is another"));
}
