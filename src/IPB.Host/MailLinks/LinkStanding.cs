using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Partners;
using IPB.Workflows.Storage;

namespace IPB.Host.MailLinks;

/// <summary>What a link to a decision is still good for.</summary>
public enum LinkState
{
    /// <summary>The decision can be taken.</summary>
    Open,

    /// <summary>The link has decided already.</summary>
    Used,

    /// <summary>The gate is closed: somebody decided, or the case went another way.</summary>
    Closed,

    Expired,

    /// <summary>Something that matters to the decision happened since the mail was written.</summary>
    Changed,

    /// <summary>The decision lies with others by now.</summary>
    NotYours,
}

/// <param name="How">The step that closed the gate, or in which the link was used; null: not known.</param>
/// <param name="Since">The steps since the mail that matter.</param>
internal sealed record LinkStanding(LinkState State, JournalEntry? How, ImmutableArray<JournalEntry> Since)
{
    /// <summary>Pure: the same link, case and journal give the same standing.</summary>
    /// <param name="mayDecide">Whether the person of the link has a say at the open gate.</param>
    public static LinkStanding Of(
        DecisionLink link, Case c, ImmutableArray<JournalEntry> journal, bool mayDecide)
    {
        var since = journal.Where(e => e.Seq > link.Version && Matters(e, link)).ToImmutableArray();
        if (link.UsedAt is not null)
            return new(LinkState.Used, journal.LastOrDefault(e => e.Facts.Any(f => IsVote(f, link))), since);
        if (c.Gate?.Id != link.Gate)
            return new(LinkState.Closed, journal.LastOrDefault(e => e.Facts.Any(f => f is GateClosed g
                && g.Gate == link.Gate)) ?? (since.IsEmpty ? null : since[0]), since);
        if (link.IsExpired) return new(LinkState.Expired, null, since);
        if (!since.IsEmpty) return new(LinkState.Changed, null, since);
        return new(mayDecide ? LinkState.Open : LinkState.NotYours, null, since);
    }

    // Reminders, escalations and "I'm on it" leave what is decided as it was, and nobody need read what they wrote.
    private static bool Matters(JournalEntry entry, DecisionLink link) => entry.Facts.Any(f => f is not (TimerArmed
        or TimerFired or TimerCancelled or Reminded or Escalated or Acknowledged or RemindedByHand or PartOfBulk or Recounted
        or Workflows.Access.Revealed or PartnerInvited or PartnerLinkSent or PartnerOpened or PartnerRevoked)
        && !(f is Commented && entry.Actor == link.Person));

    private static bool IsVote(Fact fact, DecisionLink link) =>
        fact is Voted v && v.Gate == link.Gate && v.Vote.Person == link.Person;
}
