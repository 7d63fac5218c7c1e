using System.Collections.Immutable;

namespace IPB.Workflows.Cases;

/// <summary>Somebody is asked for an opinion before a decision, by a decider or by the routine.</summary>
/// <param name="Number">As in <see cref="GateOpinion.Number"/>.</param>
/// <param name="Person">As in <see cref="GateOpinion.Person"/>.</param>
/// <param name="By">As in <see cref="GateOpinion.By"/>.</param>
/// <param name="People">Ids of those who were told.</param>
public sealed record OpinionAsked(
    string Gate, int Number, string Person, string By, string Question, ImmutableArray<string> People) : Fact
{
    /// <summary>As in <see cref="GateOpinion.Key"/>.</summary>
    public string? Key { get; init; }

    /// <summary>As in <see cref="GateOpinion.Words"/>.</summary>
    public Text? Words { get; init; }
}

/// <param name="By">Id of the person who gave it.</param>
public sealed record OpinionGiven(string Gate, int Number, string By, OpinionStance Stance, string Text) : Fact;

/// <summary>An opinion that was asked for is not waited for any more.</summary>
public sealed record OpinionEnded(string Gate, int Number, OpinionEnd End, string? Reason) : Fact;

/// <summary>What opinions do to a case.</summary>
internal static class OpinionJournal
{
    internal static Case? Apply(Case c, Fact fact, DateTimeOffset at) => fact switch
    {
        OpinionAsked f => c with
        {
            Gate = c.Gate! with
            {
                Opinions = c.Gate.Opinions.Add(new(f.Number, f.Person, f.By, f.Question, at)
                {
                    Key = f.Key,
                    Words = f.Words,
                }),
            },
        },
        OpinionGiven f => With(c, f.Number, o => o with
        {
            Stance = f.Stance,
            Text = f.Text,
            GivenBy = f.By,
            GivenAt = at,
        }),
        OpinionEnded f => With(c, f.Number, o => o with { End = f.End, EndReason = f.Reason }),
        _ => null,
    };

    private static Case With(Case c, int number, Func<GateOpinion, GateOpinion> change) => c with
    {
        Gate = c.Gate! with
        {
            Opinions = [.. c.Gate.Opinions.Select(o => o.Number == number ? change(o) : o)],
        },
    };
}
