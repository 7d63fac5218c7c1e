using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>Reads one state with its times and triggers.</summary>
internal static class StateReader
{
    private static readonly ImmutableSortedDictionary<string, Ending> Endings = Enum.GetValues<Ending>()
        .ToImmutableSortedDictionary(e => e.ToString().ToLowerInvariant(), e => e);

    private static readonly ImmutableSortedDictionary<string, bool> Reasons = new Dictionary<string, bool>
    {
        ["required"] = true,
        ["optional"] = false,
    }.ToImmutableSortedDictionary();

    internal static State Read(string id, Section s)
    {
        var state = new State(id, s.Text("name"))
        {
            Phase = s.Reference("phase", Kinds.Phase),
            Owner = s.OptionalParty("owner", Party.ProblemOwner),
            Due = s.OptionalTime("due"),
            Reminders = [.. s.Items("remind", Expected).Select(n => s.Reading.Mark(Reminder(s, n), n.At))],
            Escalations = s.List("escalate", RoutineShapes.Escalation,
                e => e.Reading.Mark(new Escalation(e.Time("after"), e.Party("to", Party.ProblemOwner)), e.At)),
            Form = s.References("form", Kinds.Field),
            Checklist = s.References("checklist", Kinds.Field),
            Gate = s.Block("gate", RoutineShapes.Gate) is { } gate ? GateReader.Read(gate) : null,
            End = s.Has("end") ? s.Choice("end", Endings, "ending", Ending.Completed) : null,
            FollowUps = s.List("follow-up", RoutineShapes.FollowUp,
                f => f.Reading.Mark(
                    new FollowUp(f.Time("after"), f.Party("ask", Party.ProblemOwner), f.Text("question")), f.At)),
            Triggers = Triggers(s),
        };
        state = state with
        {
            Timed = Timed(s, state),
            Referral = s.Block("referral", RoutineShapes.Referral) is { } referral
                ? ReferralReader.Read(referral, state.Due) : null,
        };
        StateChecks.Check(state, s);
        return state;
    }

    private const string Expected = "\"2 working days before\", \"on due\" or \"2 working days after\", in a list";

    private static Reminder Reminder(Section s, Node node)
    {
        var word = s.Reading.Scalar(node, "remind", Expected);
        if (word is null || word.Value == "on due") return new Reminder(ReminderSide.OnDue, null);
        foreach (var (ending, side) in new[] { (" before", ReminderSide.Before), (" after", ReminderSide.After) })
            if (word.Value.EndsWith(ending, StringComparison.Ordinal))
                return new Reminder(side, s.TimeOf(word, word.Value[..^ending.Length], "remind"));
        s.Reading.Add(node.At, "wrong-value", $"remind: expected {Expected}, got {node.Describe()}");
        return new Reminder(ReminderSide.OnDue, null);
    }

    private static ImmutableArray<Trigger> Triggers(Section s)
    {
        var taken = new HashSet<string>();
        var triggers = ImmutableArray.CreateBuilder<Trigger>();
        foreach (var (key, value) in s.Named("on", "triggers by name"))
        {
            var id = s.Reading.Id(key, Kinds.Trigger, IdShape.Kebab, taken);
            var label = $"trigger {Shown.Quoted(id)}";
            var section = s.Reading.Open(value, RoutineShapes.Trigger, label, key.At);
            var trigger = section is null ? new Trigger(id, new("", "")) : Trigger(id, section);
            triggers.Add(s.Reading.Mark(trigger, key.At));
        }
        return triggers.ToImmutable();
    }

    private static Trigger Trigger(string id, Section s)
    {
        var trigger = new Trigger(id, s.Text("name"))
        {
            To = s.Reference("to", Kinds.State),
            By = s.Parties("by", Party.ProblemOwner, Party.Anyone, Party.System),
            When = s.Condition("when"),
            WhenText = s.OptionalText("when-text"),
            Asks = s.References("asks", Kinds.Field),
            Needs = s.References("needs", Kinds.Field),
            ReasonRequired = s.Choice("reason", Reasons, "word", false),
            Bounce = s.Block("bounce", RoutineShapes.Bounce) is { } bounce
                ? new Bounce(bounce.Whole("times", 1, 9) ?? 1, bounce.Reference("then", Kinds.State) ?? "") : null,
        };
        if (trigger.Bounce is not null) StateChecks.Bounces(trigger, s);
        if (!trigger.BySystem) StateChecks.NeedsWords(s);
        if (trigger.By.Length > 1 && trigger.By.Any(p => p.Role == Party.System))
            s.Add("by", "system-alone",
                $"{s.Label} is fired by the system and by people; give each a trigger of its own");
        return trigger;
    }

    private static ImmutableArray<TimedTrigger> Timed(Section s, State state)
    {
        var names = state.Triggers.Select(t => t.Id).ToList();
        return s.List("timers", RoutineShapes.Timer, t =>
        {
            var fire = t.Word("fire", "the name of a trigger");
            var trigger = state.Find(fire);
            if (t.Find("fire") is { } named) s.Reading.Note(Kinds.Trigger, named.At, fire);
            if (trigger is null && fire.Length > 0)
                trigger = s.Reading.Findings.Unknown(t.Find("fire")!.At, Kinds.Trigger, fire, names) is { } meant
                    ? state.Find(meant) : null;
            if (trigger is { BySystem: false })
                t.Add("fire", "timer-trigger", $"the timer fires \"{trigger.Id}\", which people fire; "
                    + "expected a trigger with \"by: system\"");
            return s.Reading.Mark(new TimedTrigger(t.Time("after"), trigger?.Id ?? fire), t.At);
        });
    }
}
