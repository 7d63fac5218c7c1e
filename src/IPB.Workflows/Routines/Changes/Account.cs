using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines.Changes;

/// <summary>The part that sentences are about.</summary>
/// <param name="Name">How a sentence begins: <c>“BP2”</c>; empty for the routine itself.</param>
internal sealed record Subject(RoutinePart Part, string Id, Func<ChangeWords, string> Name)
{
    internal string? State { get; init; }
}

/// <summary>Collects the differences of two versions.</summary>
internal sealed class Account(Routine old, Routine now, Organisation? organisation)
{
    private readonly List<RoutineChange> changes = [];
    private readonly ChangeWords sv = new("sv", old, now, organisation);
    private readonly ChangeWords en = new("en", old, now, organisation);
    private int told;

    /// <summary>The version before, with the ids of now.</summary>
    internal Routine Old => old;
    internal Routine Now => now;
    internal ImmutableArray<RoutineChange> Changes => [.. changes.Distinct()];

    internal void Add(Subject about, ChangeKind kind, string? member, Func<ChangeWords, string> say, string? former) =>
        changes.Add(new(about.Part, about.Id, kind, new(Initial.Capital(say(sv)), Initial.Capital(say(en))))
        {
            State = about.State,
            Member = member,
            FormerId = former,
        });

    /// <summary>What differs is in the sentence of another member.</summary>
    internal void Elsewhere() => told++;

    /// <summary>Tells every member that differs: where a table is silent, by the member's bare name.</summary>
    internal void Tell<T>(MemberTable<T> table, Subject about, T before, T after) where T : class
    {
        foreach (var member in Content.Of(typeof(T)))
        {
            var (a, b) = (member.GetValue(before), member.GetValue(after));
            if (Content.Same(a, b)) continue;
            var count = changes.Count + told;
            table.Find(member.Name)?.Invoke(new Told<T>(this, about, before, after, member.Name));
            if (changes.Count + told == count) Bare(about, member.Name, a, b);
        }
    }

    private void Bare(Subject about, string member, object? a, object? b) => Add(about, ChangeKind.Changed, member,
        w => $"{about.Name(w)}{(about.Name(w).Length > 0 ? ": " : "")}{member} "
            + w.Say("är ändrat", "has changed")
            + (Shown(a) is { } x && Shown(b) is { } y ? w.Say($" från {x} till {y}", $" from {x} to {y}") : ""), null);

    private static string? Shown(object? value) =>
        value is string or bool or int or decimal or Enum or TimeLimit or Party ? value.ToString() : null;
}
