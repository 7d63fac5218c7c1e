using System.Globalization;
using System.Text;

namespace IPB.Workflows.Routines.Diagrams;

/// <summary>A routine as a numbered list of states with what can happen in each.</summary>
internal sealed class DiagramDescription(Routine routine, DiagramWords words)
{
    private readonly StringBuilder text = new();

    public string Write()
    {
        AddWithin(null, "");
        if (!routine.Triggers.IsEmpty)
        {
            text.Append(words.Say("I alla lägen utom slut:", "In every state but the ends:")).Append('\n');
            foreach (var trigger in routine.Triggers) Line(LineOf(null, trigger));
        }
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The states within a group, numbered after it; those outside all groups when it is null.</summary>
    private void AddWithin(string? group, string before)
    {
        var number = 0;
        foreach (var state in routine.States.Where(s => s.Parent == group))
        {
            Add(state, string.Create(CultureInfo.InvariantCulture, $"{before}{++number}."));
            if (state.IsGroup) AddWithin(state.Id, string.Create(CultureInfo.InvariantCulture, $"{before}{number}."));
        }
    }

    private void Add(State state, string number)
    {
        text.Append(CultureInfo.InvariantCulture, $"{number} {words.Of(state.Name)}{Kind(state)}.");
        if (PhaseOf(state) is { } phase) Sentence(
            words.Say("Fas: ", "Phase: ") + words.Of(phase.Name) + words.Limit(phase.WipLimit));
        if (state.Owner is { } owner) Sentence(words.Say("Ansvarig: ", "Owner: ") + words.Name(owner));
        if (state.Due is { } due) Sentence(words.Say("Tidsgräns: ", "Time limit: ") + due.In(words.Language));
        if (state.WipLimit is { } most)
            Sentence(words.Say($"Högst {most} samtidigt", $"At most {most} at once"));
        if (state.Gate is { } gate) AddGate(gate);
        if (state.Referral is { } referral) AddReferral(referral);
        if (!state.Opens.IsEmpty)
            Sentence(words.Say("Öppnar underärenden: ", "Opens child cases: ") + words.Opens(state.Opens));
        if (state.Children is { } wait)
            Sentence(words.Say("Väntar tills ", "Waits until ") + words.Enough(wait));
        if (state.Automation is { } use) Sentence(words.Automation(use));
        if (!state.Form.IsEmpty)
            Sentence(words.Say("Fylls i här: ", "Filled in here: ") + Fields(state.Fillable));
        else if (!state.Checklist.IsEmpty)
            Sentence(words.Say("Bockas av här: ", "Ticked off here: ") + Fields(state.Checklist));
        text.Append('\n');
        foreach (var (outcome, to) in (state.Gate?.Outcomes ?? []).OrderBy(o => o.Key))
            Line($"{words.Of(outcome.Text())}{Leads(state, to)}.");
        foreach (var (end, to) in state.Referral?.Outcomes ?? []) Line($"{words.Of(state, end)}{Leads(state, to)}.");
        foreach (var (way, to) in state.Children?.Ways ?? [])
            Line($"{words.Of(state.Children!, way)}{Leads(state, to)}.");
        foreach (var trigger in state.Triggers) Line(LineOf(state, trigger));
        if (routine.Hold is { } hold && hold.Allows(state)) Line(OnHold(state, hold));
        foreach (var up in state.FollowUps)
            Line($"{Initial.Capital(words.After(up.After))}: {words.Name(up.Ask)} "
                + $"{words.Say("tillfrågas", "is asked")}: "
                + words.Of(up.Question));
    }

    private string Kind(State state) => state switch
    {
        { IsGroup: true } => words.Say(" (grupp: det som står här gäller i alla lägen i den)",
            " (group: what stands here holds in all states in it)"),
        { Gate: not null } => words.Say(" (beslutspunkt)", " (gate)"),
        { Referral: not null } => words.Say(" (remiss)", " (referral)"),
        { End: not null } => words.Say(" (slut)", " (end)"),
        { Children: not null } => words.Say(" (väntar på underärenden)", " (waits for child cases)"),
        _ when ReferenceEquals(state, routine.Start) => words.Say(" (start)", " (start)"),
        _ => "",
    };

    private Phase? PhaseOf(State state) => routine.Phases.FirstOrDefault(p => p.Id == state.Phase);

    private void AddGate(Gate gate)
    {
        text.Append(' ').Append(words.Of(gate.Question));
        var deciders = gate.Mandates.Select(m =>
            words.Names(m.By) + new GateWords(words).Quorum(m)
            + (m.WhenText is null ? "" : $" ({words.Of(m.WhenText)})"));
        Sentence(words.Say("Beslutas av: ", "Decided by: ") + string.Join("; ", deciders));
        foreach (var rule in new GateWords(words).Of(gate, Fields)) Sentence(rule);
    }

    private void AddReferral(Referral referral)
    {
        text.Append(' ').Append(words.Of(referral.Question));
        Sentence(words.Say("Remissinstanser: ", "Referral bodies: ") + words.Asked(referral));
    }

    /// <param name="state">Null: the trigger is the routine's.</param>
    private string LineOf(State? state, Trigger trigger)
    {
        var timer = state is null ? null : new DiagramNotes(routine, words).TimerOf(state, trigger);
        var who = timer is not null ? words.After(timer.After)
            : trigger.BySystem && routine.FindAutomation(state, trigger) is { } use ? words.Ended(use)
            : trigger.By is [] ? state is { Owner: { } owner, IsGroup: false } ? words.Name(owner)
                : words.Say("den som har ärendet", "whoever has the case")
            : words.Names(trigger.By);
        var line = words.Of(trigger.Name) + (who is null ? "" : $" ({who})") + Leads(state, trigger.To) + ".";
        if (trigger.Bounce is { } bounce)
            line = line[..^1] + "; " + words.Bounced(bounce) + Leads(state, bounce.Then) + ".";
        if (trigger.WhenText is not null) line += $" {words.Say("Villkor", "Condition")}: {words.Of(trigger.WhenText)}";
        if (!trigger.Needs.IsEmpty) line += $" {words.Say("Kräver", "Needs")}: {Fields(trigger.Needs)}.";
        if (!trigger.Opens.IsEmpty)
            line += words.Say(" Öppnar underärenden: ", " Opens child cases: ") + words.Opens(trigger.Opens) + ".";
        if (trigger.Automation is { } started) line += $" {words.Automation(started)}.";
        if (trigger.ReasonRequired) line += words.Say(" Motivering krävs.", " A reason is required.");
        return line;
    }

    private string Fields(IEnumerable<string> ids) => string.Join(", ",
        ids.Select(id => routine.FindField(id) is { } field ? words.Of(field.Name) : DiagramWords.Clean(id)));

    private string OnHold(State state, HoldRule hold)
    {
        var who = hold.By.IsEmpty ? words.Name(state.Owner!) : words.Names(hold.By);
        var line = $"{words.OnHold} ({who}): "
            + words.Say("klockan står still; frågas igen efter ", "the clock stands still; asked again after ")
            + hold.AskAgain.In(words.Language);
        if (hold is { Longest: { } longest, Then: { } then }) line += $"; {words.After(longest)}{Leads(state, then)}";
        return line + words.Say(". Motivering krävs.", ". A reason is required.");
    }

    private string Leads(State? state, string? to) => to is null
        ? words.Say(": ärendet stannar kvar", ": the case stays")
        : to == state?.Id ? words.Say(": börjar om här", ": starts over here")
        : $" → {(routine.Find(to) is { } found ? words.Of(found.Name) : DiagramWords.Clean(to))}";

    private void Sentence(string sentence) => text.Append(' ').Append(sentence).Append('.');

    private void Line(string line) => text.Append("   – ").Append(line).Append('\n');
}
