using System.Globalization;

namespace IPB.Workflows.Routines.Diagrams;

/// <summary>The rules of a gate in words.</summary>
internal sealed class GateWords(DiagramWords words)
{
    /// <summary>What it takes to go ahead and to stop, said after the deciders; empty for one who decides.</summary>
    public string Quorum(Mandate mandate)
    {
        var yes = mandate.Quorum switch
        {
            Mandate.OneOfEach => words.Say(", ett ja från var och en", ", a yes from each"),
            Mandate.All => words.Say(", allas ja", ", a yes from all"),
            Mandate.Majority => words.Say(", en majoritets ja", ", a yes from a majority"),
            1 => "",
            var count => string.Create(CultureInfo.InvariantCulture,
                $", {words.Say($"{count} som godkänner", $"{count} approvers")}"),
        };
        if (mandate.Stop == GateStop.Outvoted)
            yes += words.Say(", ett nej stoppar först när ett ja inte längre kan nås",
                ", a no stops only when a yes can no longer be reached");
        return mandate.Veto.IsEmpty ? yes : yes + words.Say(", veto: ", ", veto: ") + words.Names(mandate.Veto);
    }

    /// <summary>The other rules, a sentence each.</summary>
    public IEnumerable<string> Of(Gate gate, Func<IEnumerable<string>, string> fields)
    {
        if (gate.FourEyes)
            yield return words.Say("Ett ja kräver två personer, och den som har berett ärendet beslutar inte",
                "A yes takes two people, and whoever prepared the case does not decide");
        if (!gate.Needs.IsEmpty) yield return words.Say("Ett ja kräver: ", "A yes needs: ") + fields(gate.Needs);
        if (gate.Criteria.Any(c => c.Scale is not null))
            yield return words.Say("Poängsätts: ", "Scored: ") + string.Join(", ", gate.Criteria
                .Where(c => c.Scale is not null).Select(c => string.Create(CultureInfo.InvariantCulture,
                    $"{words.Of(c.Name)} (1–{c.Scale})")));
        if (!gate.Advise.IsEmpty)
            yield return words.Say("Synpunkt av: ", "Opinion of: ") + words.Names(gate.Advise.Select(a => a.Ask));
        if (gate.ConditionOwner is { } owner)
            yield return words.Say("Villkor uppfylls av: ", "Conditions are met by: ") + words.Name(owner)
                + words.Say(", inom ", ", within ") + gate.ConditionDue.In(words.Language);
    }
}
