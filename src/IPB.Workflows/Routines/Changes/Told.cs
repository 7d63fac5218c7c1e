using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Changes;

/// <summary>One member that differs, and the ways to say so.</summary>
internal sealed record Told<T>(Account Account, Subject About, T Old, T Now, string Member) where T : class
{
    internal void Say(Func<ChangeWords, string> say) => Account.Add(About, ChangeKind.Changed, Member, say, null);

    internal void Say(Func<ChangeWords, string, string> say) => Say(w => say(w, About.Name(w)));

    internal void Elsewhere() => Account.Elsewhere();

    /// <summary><c>“BP2”: the time limit is now 5 working days (before: 3 working days)</c></summary>
    /// <param name="show">Null where there is none.</param>
    internal void Value(string sv, string en, Func<ChangeWords, T, string?> show) => Say((w, name) =>
    {
        var what = (name.Length > 0 ? $"{name}: " : "") + w.Say(sv, en);
        return (show(w, Old), show(w, Now)) switch
        {
            ({ } before, { } after) =>
                what + w.Say($" är nu {after} (förut: {before})", $" is now {after} (before: {before})"),
            (_, { } after) => what + w.Say($" är nu {after} (fanns inte förut)", $" is now {after} (there was none)"),
            ({ } before, _) => what + w.Say($" finns inte längre (förut: {before})", $" is gone (before: {before})"),
            _ => what + w.Say(" är ändrad", " has changed"),
        };
    });

    /// <summary>A text: the language that a sentence is in shows its own side, unless only the other changed.</summary>
    internal void Text(string sv, string en, Func<T, Text?> text) => Value(sv, en, (w, t) =>
    {
        if (text(t) is not { } shown) return null;
        var own = text(Old)?.In(w.Language) != text(Now)?.In(w.Language);
        return own ? w.Quote(shown) : w.Say("på engelska ", "in Swedish ") + w.QuoteOther(shown);
    });

    /// <summary>A condition in the words of its author; as it is written where these did not change.</summary>
    internal void Condition(string sv, string en, Func<T, Rules.Expression?> when, Func<T, Text?> words)
    {
        var spoken = !Equals(words(Old), words(Now));
        Value(sv, en, (w, t) => when(t) is not { } condition ? null
            : spoken && words(t) is { } text ? w.Quote(text) : w.Quote(condition.Text));
    }

    /// <summary>A list in which only what is there counts.</summary>
    internal void Set<V>(Func<T, ImmutableArray<V>> items, Func<ChangeWords, string, IReadOnlyList<V>, string> added,
        Func<ChangeWords, string, IReadOnlyList<V>, string> removed)
    {
        var (more, less) = (items(Now).Except(items(Old)).ToList(), items(Old).Except(items(Now)).ToList());
        if (more.Count > 0) Say((w, name) => added(w, name, more));
        if (less.Count > 0) Say((w, name) => removed(w, name, less));
        if (more.Count + less.Count == 0)
            Say((w, name) => name + (name.Length > 0 ? ": " : "")
                + w.Say("ordningen är en annan", "the order is another") + $" ({Member})");
    }

    /// <summary>A block that may be there or not.</summary>
    internal void Block<V>(MemberTable<V> table, V? old, V? now, Func<ChangeWords, string, V, string> added,
        Func<ChangeWords, string, V, string> removed, Subject? about = null) where V : class
    {
        var subject = about ?? About;
        if (old is not null && now is not null) Account.Tell(table, subject, old, now);
        else if (now is not null)
            Account.Add(subject, ChangeKind.Added, Member, w => added(w, subject.Name(w), now), null);
        else if (old is not null)
            Account.Add(subject, ChangeKind.Removed, Member, w => removed(w, subject.Name(w), old), null);
    }

    /// <summary>A list of blocks: what is new, gone, changed within, and in another order.</summary>
    internal void List<V>(ItemWords<V> words, Pairing<V> pairing) where V : class
    {
        foreach (var (old, now) in pairing.Pairs)
        {
            var subject = words.Subject((now ?? old)!);
            if (old is null) Account.Add(subject, ChangeKind.Added, null, w => words.Added(w, now!), null);
            else if (now is null) Account.Add(subject, ChangeKind.Removed, null, w => words.Removed(w, old), null);
            else Account.Tell(words.Table, subject, old, now);
        }

        if (pairing.Reordered) Say((w, name) => (name.Length > 0 ? $"{name}: " : "") + words.Reordered(w));
    }
}

/// <summary>How the items of one list are told.</summary>
internal sealed record ItemWords<V>(
    MemberTable<V> Table, Func<V, Subject> Subject, Func<ChangeWords, V, string> Added,
    Func<ChangeWords, V, string> Removed, Func<ChangeWords, string> Reordered) where V : class;
