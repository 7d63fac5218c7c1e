using IPB.Workflows.Calendars;
using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>Reads one referral and checks what must hold within it.</summary>
internal static class ReferralReader
{
    private const int MostBodies = 100;
    private const string Overdue = "overdue";

    /// <param name="due">The time limit of the state, if it has one.</param>
    internal static Referral Read(Section s, TimeLimit? due)
    {
        var outcomes = s.Block("outcomes", RoutineShapes.ReferralOutcomes);
        var referral = new Referral
        {
            Question = s.Text("question"),
            To = s.Parties("to"),
            Choose = s.Block("choose", RoutineShapes.ReferralChoice) is { } choose ? Choice(choose) : null,
            Join = HowMany.Join(s, MostBodies),
            Answered = outcomes?.Reference("answered", Kinds.State) ?? "",
            Overdue = outcomes?.Reference(Overdue, Kinds.State),
        };
        if (referral.Overdue is not null && due is not null)
            referral = referral with
            {
                OverdueAfter = s.Reading.Mark(new TimedTrigger(due, Overdue), outcomes!.PlaceOf(Overdue)),
            };
        Check(referral, s, outcomes, due);
        return s.Reading.Mark(referral, s.PlaceOf(s.Has("to") ? "to" : "choose"));
    }

    private static ReferralChoice Choice(Section s)
    {
        var role = s.Reference("role", PartyWords.Role) ?? "";
        var from = s.References("from", PartyWords.Department);
        foreach (var code in from.Where(_ => role.Length > 0))
            s.Reading.Parties.Add((s.PlaceOf("from"), new Party(role, code)));
        foreach (var code in from.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key))
            s.Add("from", "body-twice", $"from: {Shown.Quoted(code)} stands there twice; once is enough");
        return new ReferralChoice(role, from, HowMany.Least(s, from, MostBodies));
    }

    private static void Check(Referral referral, Section s, Section? outcomes, TimeLimit? due)
    {
        if (!s.Has("to") && !s.Has("choose"))
            s.Reading.Add(s.At, "referral-to-nobody", "the referral asks nobody; add \"to\" or \"choose\"");
        if (referral.Join > referral.MostBodies && referral.MostBodies > 0)
            s.Add("join", "join-out-of-reach", $"the referral waits for {referral.Join} statements, but asks at most "
                + $"{Bodies(referral.MostBodies)}; expected \"all\", \"any\" or 1 to {referral.MostBodies}");
        if (referral.Overdue is not null && due is null)
            outcomes!.Add(Overdue, "overdue-without-due",
                "the referral says where the case goes when time is up, but the state has no time limit; add \"due\"");
        foreach (var twice in referral.To.GroupBy(p => p).Where(g => g.Count() > 1).Select(g => g.Key))
            s.Add("to", "body-twice", $"to: {Shown.Quoted(twice.ToString())} stands there twice; once is enough");
    }

    private static string Bodies(int count) => count == 1 ? "1 body" : $"{count} bodies";
}
