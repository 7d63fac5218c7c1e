using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>What must hold within a gate, whoever works in the city.</summary>
internal static class GateRules
{
    internal static void Check(Gate gate, Section s)
    {
        if (s.Has("conditions") && s.Has("outcomes") && !gate.Outcomes.ContainsKey(Outcome.ApproveWithConditions))
            s.Add("conditions", "conditions-without-outcome",
                "the gate says who meets conditions, but sets none; add the outcome \"approve-with-conditions\", or "
                + "remove \"conditions\"");
        foreach (var criterion in gate.Criteria.Where(c => c is { Least: not null, Scale: null, Met: null }))
            Total(gate, criterion, s);
        Advisers(gate, s.Reading);
    }

    private static void Advisers(Gate gate, Reading reading)
    {
        var deciders = gate.Mandates.Where(m => m.When is null).SelectMany(m => m.By).ToHashSet();
        foreach (var advice in gate.Advise.Where(a => deciders.Contains(a.Ask)))
            reading.Add(reading.PlaceOf(advice), "adviser-decides",
                $"\"{advice.Ask}\" decides here, and is asked for an "
                + "opinion before that; ask somebody else, or remove it");
        foreach (var twice in gate.Advise.GroupBy(a => a.Ask).SelectMany(g => g.Skip(1)))
            reading.Add(reading.PlaceOf(twice), "adviser-twice",
                $"\"{twice.Ask}\" is asked for an opinion twice; put both questions into one");
        if (gate.Advise.Length > Gates.Advising.MostOpen)
            reading.Add(reading.PlaceOf(gate.Advise[Gates.Advising.MostOpen]), "too-many-advisers",
                $"at most {Gates.Advising.MostOpen} opinions are waited for at once, got {gate.Advise.Length}");
    }

    internal static void Check(Mandate mandate, Section s)
    {
        if (s.Has("veto") && mandate.Stop == GateStop.Any)
            s.Add("veto", "veto-without-stop", "any no stops here, so that a veto says nothing; add "
                + "\"stop: outvoted\", or remove \"veto\"");
        foreach (var party in mandate.Veto.Where(v => !mandate.By.Contains(v)))
            s.Add("veto", "veto-not-decider", $"\"{party}\" has a veto, but does not decide; add it to \"by\"");
    }

    internal static void Check(Criterion criterion, Section s)
    {
        if (s.Has("scale") && (s.Has("met") || s.Has("evidence")))
            s.Add("scale", "scale-and-met", "a criterion has \"scale\" and \"met\" or \"evidence\": deciders cannot "
                + "score what is computed; expected one of them");
        if (s.Has("least") && (s.Has("met") || s.Has("evidence")))
            s.Add("least", "least-and-met", "a criterion has \"least\" and \"met\" or \"evidence\", which both say "
                + "when it is met; expected one of them");
        if (criterion is { Scale: { } scale, Least: { } least } && (least < 1 || least > scale))
            s.Add("least", "least-out-of-range", $"the scores go from 1 to {scale}, but the mean is to be at least "
                + $"{least.ToString(System.Globalization.CultureInfo.InvariantCulture)}; expected a number in between");
    }

    /// <summary>A criterion with <c>least</c> alone asks for the mean of all scores.</summary>
    private static void Total(Gate gate, Criterion criterion, Section s)
    {
        var most = gate.Criteria.Max(c => c.Scale);
        if (most is null)
            s.Reading.Add(s.Reading.PlaceOf(criterion), "least-without-scale", $"criterion \"{criterion.Id}\" asks for "
                + "a mean of scores, but no criterion of the gate has a \"scale\"; add one, or remove \"least\"");
        else if (criterion.Least < 1 || criterion.Least > most)
            s.Reading.Add(s.Reading.PlaceOf(criterion), "least-out-of-range", "the scores of the gate go from 1 "
                + $"to {most}, but their mean is to be at least "
                + $"{criterion.Least?.ToString(System.Globalization.CultureInfo.InvariantCulture)}; expected "
                    + "a number in "
                + "between");
    }
}
