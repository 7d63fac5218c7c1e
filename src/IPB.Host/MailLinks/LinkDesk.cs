using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;

namespace IPB.Host.MailLinks;

/// <summary>Finds links, judges them and carries out what they may.</summary>
internal sealed class LinkDesk(WorkflowEngine engine, DecisionLinks links, CurrentPerson current)
{
    private const int MostTries = 3;

    /// <returns>Null when no mail of ours holds the token.</returns>
    public async Task<DecisionLink?> FindAsync(string token, CancellationToken ct) =>
        LinkTokens.HashOf(token) is { } hash ? await links.FindAsync(hash, ct) : null;

    /// <summary>Decides by a link, as the person who is signed in.</summary>
    /// <returns>Null when it stands; else the link as it is by now, which says why not.</returns>
    /// <exception cref="Refusal">The decision is incomplete; the link is still good.</exception>
    public async Task<DecisionLink?> DecideAsync(DecisionLink link, Decide decide, CancellationToken ct)
    {
        if (current.Required.Id != link.Person) return link;
        for (var attempt = 1; ; attempt++)
        {
            var (c, standing) = await StandingAsync(link, ct);
            if (standing.State == LinkState.Used && IsRepeated(standing, decide, link)) return null;
            if (standing.State != LinkState.Open) return link;
            try
            {
                // The version that the standing was judged by: what happens in between refuses the decision.
                await engine.DoAsync(link.Number, decide with { Gate = link.Gate, ExpectedVersion = c.Version },
                    new(link.Person, link.CommandKey), ct);
                return null;
            }
            catch (Refusal refusal) when (refusal is StaleVersion or KeyReused or DecisionRefused
            {
                Code: "gate-closed"
            })
            {
                if (attempt == MostTries) throw;
                link = (await links.FindAsync(link.Hash, ct))!;
            }
        }
    }

    /// <summary>Notes that the receiver of the mail is on it; signed in or not, but not as somebody else.</summary>
    /// <returns>False: the case does not wait on them any more.</returns>
    public async Task<bool> AcknowledgeAsync(DecisionLink link, CancellationToken ct)
    {
        if (link.IsExpired || (current.Person is { } person && person.Id != link.Person)) return false;
        try
        {
            await engine.DoAsync(link.Number, new Acknowledge { ByLink = true },
                new(link.Person, link.CommandKey + ":on-it"), ct);
            return true;
        }
        catch (AcknowledgeRefused)
        {
            return false;
        }
    }

    public async Task<DecisionLinkModel> ModelAsync(
        string token, DecisionLink link, FormState form, CancellationToken ct)
    {
        var (c, standing) = await StandingAsync(link, ct);
        var receiver = engine.Organisation.FindPerson(link.Person);
        var view = current.Person is null ? LinkView.SignedOut
            : current.Person.Id == link.Person ? LinkView.Receiver : LinkView.SomebodyElse;
        var model = new DecisionLinkModel(token, view, link) { State = standing.State, Receiver = receiver };
        if (view != LinkView.Receiver) return model;
        var cases = engine.As(engine.SightOf(current.Required, link.Now));
        if (!cases.Sight.Sees(c)) return model;
        return model with
        {
            How = standing.How,
            Since = standing.Since,
            Case = new(c, engine.Routines.Find(c.Routine, c.RoutineVersion)!,
                engine.OptionsFor(c, current.Required, link.Now), await cases.JournalAsync(c, ct), link.Now,
                form)
            { Version = version => engine.Routines.Find(c.Routine, version) },
        };
    }

    private async Task<(Case Case, LinkStanding Standing)> StandingAsync(DecisionLink link, CancellationToken ct)
    {
        // Whoever holds the token learns what it is still good for, also when the case went on without them.
        var all = engine.As(Sight.Everything);
        var c = await all.RequireAsync(link.Number, ct);
        // The journal is read after the case and never behind it: what is newer counts as changed.
        var journal = await all.JournalAsync(c, ct);
        var mayDecide = engine.Organisation.FindPerson(link.Person) is { } person
            && engine.OptionsFor(c, person, link.Now).Gate is not null;
        return (c, LinkStanding.Of(link, c, journal, mayDecide));
    }

    // The second click of an impatient person finds what the first one did.
    private static bool IsRepeated(LinkStanding standing, Decide decide, DecisionLink link) =>
        standing.How?.Facts.OfType<Voted>().Any(v => v.Gate == link.Gate && v.Vote.Person == link.Person
            && v.Vote.Outcome == decide.Outcome) == true;
}
