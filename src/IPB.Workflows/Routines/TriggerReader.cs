using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>Reads what may happen in a state.</summary>
internal static class TriggerReader
{
    private static readonly ImmutableSortedDictionary<string, bool> Reasons = new Dictionary<string, bool>
    {
        ["required"] = true,
        ["optional"] = false,
    }.ToImmutableSortedDictionary();

    /// <summary>Those under <c>on</c> of a state, a group or the routine.</summary>
    internal static ImmutableArray<Trigger> Read(Section s)
    {
        var taken = new HashSet<string>();
        var triggers = ImmutableArray.CreateBuilder<Trigger>();
        foreach (var (key, value) in s.Named("on", "triggers by name"))
        {
            var id = s.Reading.Id(key, Kinds.Trigger, IdShape.Kebab, taken);
            var label = $"trigger {Shown.Quoted(id)}";
            var section = s.Reading.Open(value, RoutineShapes.Trigger, label, key.At);
            var trigger = section is null ? new Trigger(id, new("", "")) : One(id, section);
            triggers.Add(s.Reading.Mark(trigger, key.At));
        }
        return triggers.ToImmutable();
    }

    private static Trigger One(string id, Section s)
    {
        var trigger = new Trigger(id, s.Text("name"))
        {
            To = s.Reference("to", Kinds.State),
            By = s.Parties("by", Party.ProblemOwner, Party.Anyone, Party.System),
            When = s.Condition("when"),
            WhenText = s.OptionalText("when-text"),
            Asks = s.References("asks", Kinds.Field),
            Needs = s.References("needs", Kinds.Field),
            Opens = OpeningReader.Read(s),
            Automation = AutomationReader.Read(s),
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
}
