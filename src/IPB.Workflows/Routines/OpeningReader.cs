using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>Reads what child cases a state or a trigger opens, and how long a state waits for them.</summary>
internal static class OpeningReader
{
    private const int MostChildren = 100;

    internal static ImmutableArray<Opening> Read(Section s)
    {
        var openings = s.List("opens", RoutineShapes.Opening, One, orSingle: true);
        if (openings.Count(o => o.Choose is not null) > 1)
            s.Add("opens", "choices-many", "opens: departments are picked for two child cases; whoever acts picks them "
                + "once: let one of them have \"choose\"");
        return openings;
    }

    internal static ChildWait? Wait(Section s)
    {
        if (s.Block("children", RoutineShapes.ChildWait) is not { } block) return null;
        var outcomes = block.Block("outcomes", RoutineShapes.ChildOutcomes);
        var wait = new ChildWait
        {
            Join = HowMany.Join(block, MostChildren),
            Ended = outcomes?.Reference(ChildWait.Otherwise, Kinds.State) ?? "",
            Outcomes = Enum.GetValues<Ending>().Where(e => outcomes?.Has(e.Name()) == true)
                .ToImmutableDictionary(e => e, e => outcomes!.Reference(e.Name(), Kinds.State)!),
        };
        wait =
            wait with { Line = s.PlaceOf("children") is { In: { } use } ? use.UserLine : s.PlaceOf("children").Line };
        return s.Reading.Mark(wait, s.PlaceOf("children"));
    }

    private static Opening One(Section s)
    {
        var opening = new Opening(s.Word("routine", "the id of a routine"))
        {
            Title = s.Value("title", FeelType.String),
            Description = s.Value("description", FeelType.String),
            To = [.. s.Items("to", "the code of a department, or a list of them", orSingle: true)
                .Select(n => Department(s, n))],
            Choose = s.Block("choose", RoutineShapes.OpeningChoice) is { } choose ? Choice(choose) : null,
            Fields = Values(s),
            Line = s.At.In?.UserLine ?? s.PlaceOf("routine").Line,
        };
        foreach (var twice in opening.To.GroupBy(d => d).Where(g => g.Count() > 1).Select(g => g.Key))
            s.Add("to", "department-twice", $"to: {Shown.Quoted(twice)} stands there twice; each department gets one "
                + "child case");
        return s.Reading.Mark(opening, s.PlaceOf("routine"));
    }

    private static string Department(Section s, Node node)
    {
        if (s.Reading.Scalar(node, "to", "the code of a department") is not { } word) return "";
        if (!PartyWords.Relative.Contains(word.Value))
            s.Reading.Refer(PartyWords.Department, word.At, word.Value);
        return word.Value;
    }

    private static OpeningChoice Choice(Section s)
    {
        var from = s.References("from", PartyWords.Department);
        foreach (var code in from.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key))
            s.Add("from", "department-twice", $"from: {Shown.Quoted(code)} stands there twice; once is enough");
        return new(from, HowMany.Least(s, from, MostChildren));
    }

    private static ImmutableDictionary<string, Expression> Values(Section s)
    {
        var values = ImmutableDictionary.CreateBuilder<string, Expression>();
        foreach (var (key, value) in s.Named("fields", "fields of the child case with values"))
            if (s.Value(value, key.Value, FeelType.Any) is { } expression) values[key.Value] = expression;
        return values.ToImmutable();
    }
}
