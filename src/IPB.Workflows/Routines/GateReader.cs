using System.Collections.Immutable;
using System.Globalization;
using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>Reads one gate and checks what must hold within it.</summary>
internal static class GateReader
{
    private const int MostVotes = 100;

    private static readonly ImmutableSortedDictionary<string, GateStop> Stops = Enum.GetValues<GateStop>()
        .ToImmutableSortedDictionary(e => e.ToString().ToLowerInvariant(), e => e);

    internal static Gate Read(Section s)
    {
        var taken = new HashSet<string>();
        var gate = new Gate
        {
            Question = s.Text("question"),
            Mandates = s.List("decide", RoutineShapes.Mandate, Mandate, orSingle: true),
            Not = s.Parties("not", Party.ProblemOwner),
            Criteria = s.List("criteria", RoutineShapes.Criterion, c => Criterion(c, taken)),
            Needs = s.References("needs", Kinds.Field),
            FourEyes = s.YesNo("four-eyes"),
            Advise = s.List("advise", RoutineShapes.Advice,
                a => a.Reading.Mark(new Advice(a.Party("ask"), a.OptionalText("question")), a.At)),
            Outcomes = Outcomes(s, out var allKnown),
        };
        if (s.Block("conditions", RoutineShapes.GateConditions) is { } conditions)
            gate = gate with
            {
                ConditionOwner = conditions.OptionalParty("owner", Party.ProblemOwner),
                ConditionDue = conditions.Time("due"),
            };
        if (allKnown && s.Has("outcomes")) CheckOutcomes(gate, s);
        GateRules.Check(gate, s);
        return s.Reading.Mark(gate, s.PlaceOf("decide"));
    }

    private static Criterion Criterion(Section s, HashSet<string> taken)
    {
        if (s.Has("met") && s.Has("evidence"))
            s.Add("evidence", "met-and-evidence", "a criterion has \"met\" and \"evidence\", which both say when it is "
                + "met; expected one of them");
        var evidence = s.Reference("evidence", Kinds.Field);
        var criterion = new Criterion(s.Id("id", "criterion", taken), s.Text("name"), s.YesNo("must"),
            s.Condition("met") ?? (evidence is null ? null : s.HasValue("evidence", evidence)))
        {
            Evidence = evidence,
            Weight = s.Whole("weight", 1, 100) ?? 1,
            Scale = s.Whole("scale", 2, 10),
            Least = s.Number("least"),
        };
        GateRules.Check(criterion, s);
        return s.Reading.Mark(criterion, s.At);
    }

    private static Mandate Mandate(Section s)
    {
        StateChecks.NeedsWords(s);
        var mandate = new Mandate(s.Condition("when"), s.Parties("by"), Quorum(s))
        {
            WhenText = s.OptionalText("when-text"),
            Stop = s.Has("stop") ? s.Choice("stop", Stops, "way to stop", GateStop.Any) : GateStop.Any,
            Veto = s.Parties("veto"),
            Point = s.Has("point") ? s.Word("point", "a point of the delegation scheme") : null,
        };
        GateRules.Check(mandate, s);
        return s.Reading.Mark(mandate, s.PlaceOf("quorum"));
    }

    private static int Quorum(Section s) =>
        s.Find("quorum") switch
        {
            null => 1,
            ScalarNode { Value: "each" } => Routines.Mandate.OneOfEach,
            ScalarNode { Value: "all" } => Routines.Mandate.All,
            ScalarNode { Value: "majority" } => Routines.Mandate.Majority,
            ScalarNode n when int.TryParse(n.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var q)
                && q is >= 1 and <= MostVotes => q,
            var other => Wrong(s, other),
        };

    private static int Wrong(Section s, Node node)
    {
        s.Reading.Add(node.At, "wrong-value",
            $"quorum: expected a whole number from 1 to {MostVotes}, \"each\", \"all\" or \"majority\", got "
                + node.Describe());
        return 1;
    }

    private static ImmutableDictionary<Outcome, string> Outcomes(Section s, out bool allKnown)
    {
        var outcomes = ImmutableDictionary.CreateBuilder<Outcome, string>();
        allKnown = true;
        foreach (var (key, value) in s.Named("outcomes", "outcomes with the states they lead to"))
        {
            var target = s.Reading.Refer(Kinds.State, value, $"outcome {Shown.Quoted(key.Value)}");
            var outcome = OutcomeNames.Parse(key.Value)
                ?? (s.Reading.Findings.Unknown(key.At, Kinds.Outcome, key.Value, OutcomeNames.Names) is { } meant
                    ? OutcomeNames.Parse(meant) : null);
            if (outcome is { } known) outcomes.TryAdd(known, target);
            else allKnown = false;
        }
        if (!allKnown) s.Reading.LosesTrack();
        return outcomes.ToImmutable();
    }

    private static void CheckOutcomes(Gate gate, Section s)
    {
        if (!gate.Outcomes.Keys.Any(o => o.IsGo()))
            s.Add("outcomes", "gate-without-go", "no outcome of the gate says yes; add \"approve\"");
        if (!gate.Outcomes.Keys.Any(o => o is Outcome.Return or Outcome.Reject or Outcome.Discontinue))
            s.Add("outcomes", "gate-without-no",
                "no outcome of the gate says no; add \"return\", \"reject\" or \"discontinue\"");
    }
}
