using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Calendars;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>Reads the automation that a state or a trigger starts.</summary>
internal static class AutomationReader
{
    private const int MostRetries = 20;

    internal static AutomationUse? Read(Section s)
    {
        if (s.Block("automation", RoutineShapes.Automation) is not { } block) return null;
        var outputs = Outputs(block);
        var name = block.Word("name", "the name of an automation");
        var signature = s.Reading.Automations.Find(name);
        var sure = signature?.Outputs.Where(o => o.Required).Select(o => o.Name) ?? [];
        var retry = block.Block("retry", RoutineShapes.Retry);
        var use = new AutomationUse(name)
        {
            Inputs = Inputs(block),
            Outputs = outputs,
            Done = Trigger(block, "done") ?? "",
            Failed = Trigger(block, "failed"),
            Retries = retry?.Whole("times", 0, MostRetries) ?? AutomationUse.UsualRetries,
            RetryAfter = After(retry) ?? AutomationUse.UsualRetryAfter,
            Needed = [.. signature?.Inputs.Where(i => i.Required).Select(i => i.Name) ?? []],
            Sure = [.. sure.Where(outputs.ContainsKey).Select(o => outputs[o]).Distinct()],
            Line = s.PlaceOf("automation") is { In: { } taken } ? taken.UserLine : s.PlaceOf("automation").Line,
        };
        return s.Reading.Mark(use, s.PlaceOf("automation"));
    }

    private static string? Trigger(Section s, string key)
    {
        if (s.Scalar(key, "the name of a trigger") is not { } word) return null;
        s.Reading.Note(Kinds.Trigger, word.At, word.Value);
        return word.Value;
    }

    private static ImmutableDictionary<string, Expression> Inputs(Section s)
    {
        var values = ImmutableDictionary.CreateBuilder<string, Expression>();
        foreach (var (key, value) in s.Named("inputs", "inputs of the automation with values"))
            if (s.Value(value, key.Value, FeelType.Any) is { } expression) values[key.Value] = expression;
        return values.ToImmutable();
    }

    private static ImmutableDictionary<string, string> Outputs(Section s)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var (key, value) in s.Named("outputs", "outputs of the automation with the fields that keep them"))
            fields[key.Value] = s.Reading.Refer(Kinds.Field, value, key.Value);
        return fields.ToImmutable();
    }

    // A case waits hours for a program, not working days.
    private static TimeLimit? After(Section? retry)
    {
        if (retry?.OptionalTime("after") is not { } after) return null;
        if (after.Parts().All(p => p.Unit is TimeUnit.Hours or TimeUnit.Minutes)
            && after.Elapsed <= TimeSpan.FromDays(1)) return after;
        retry.Add("after", "wrong-value", $"after: expected a time from 1 minute to 24 hours, got \"{after}\"");
        return null;
    }
}
