using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>Reads one state with its times and triggers.</summary>
internal static class StateReader
{
    private static readonly ImmutableSortedDictionary<string, Ending> Endings = Enum.GetValues<Ending>()
        .ToImmutableSortedDictionary(e => e.ToString().ToLowerInvariant(), e => e);

    internal static State Read(string id, Section s, Surroundings around)
    {
        var isOwned = !s.Has("gate") && !s.Has("referral") && !s.Has("end");
        var state = new State(id, s.Text("name"))
        {
            Parent = around.Group?.Id,
            IsGroup = s.Has("states"),
            Phase = s.Reference("phase", Kinds.Phase) ?? around.Group?.Phase,
            Owner = s.OptionalParty("owner", Party.ProblemOwner) ?? (isOwned ? around.Group?.Owner : null),
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
            Triggers = TriggerReader.Read(s),
            Opens = OpeningReader.Read(s),
            Children = OpeningReader.Wait(s),
            Automation = AutomationReader.Read(s),
            WipLimit = WipLimitReader.Read(s),
        };
        state = state with
        {
            Timed = Timed(s, state.End is null ? [.. state.Triggers, .. around.Triggers] : state.Triggers),
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

    /// <param name="offered">The triggers that hold in the state, the nearest first.</param>
    private static ImmutableArray<TimedTrigger> Timed(Section s, ImmutableArray<Trigger> offered)
    {
        var names = offered.Select(t => t.Id).Distinct().ToList();
        return s.List("timers", RoutineShapes.Timer, t =>
        {
            var fire = t.Word("fire", "the name of a trigger");
            var trigger = Find(fire);
            if (t.Find("fire") is { } named) s.Reading.Note(Kinds.Trigger, named.At, fire);
            if (trigger is null && fire.Length > 0)
                trigger = s.Reading.Findings.Unknown(t.Find("fire")!.At, Kinds.Trigger, fire, names) is { } meant
                    ? Find(meant) : null;
            if (trigger is { BySystem: false })
                t.Add("fire", "timer-trigger", $"the timer fires \"{trigger.Id}\", which people fire; "
                    + "expected a trigger with \"by: system\"");
            return s.Reading.Mark(new TimedTrigger(t.Time("after"), trigger?.Id ?? fire), t.At);
        });

        Trigger? Find(string name) => offered.FirstOrDefault(t => t.Id == name);
    }
}
