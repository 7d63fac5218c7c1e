using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Changes;

/// <summary>Finds parts that only got another id: one that went and one that came, and nobody else alike.</summary>
internal static class RenameSearch
{
    internal static Renames Between(Routine old, Routine now)
    {
        ImmutableArray<Rename> found =
        [
            .. Find(old.Phases, now.Phases, p => p.Id, RoutinePart.Phase, null, (a, b) => a.Name == b.Name),
            .. Find(old.Fields, now.Fields, f => f.Id, RoutinePart.Field, null,
                (a, b) => Content.Same(a with { Id = b.Id }, b), (a, b) => a.Name == b.Name && a.Type == b.Type),
        ];
        old = new Renames(found).Apply(old);
        var unsure = Lost(old.States, now.States, s => s.Id).Concat(Lost(now.States, old.States, s => s.Id))
            .Select(s => s.Id).ToHashSet();
        // States that lead to each other may all have got other ids.
        var blank = Naming.None with { State = id => unsure.Contains(id) ? "?" : id };
        found = [.. found, .. Find(old.States, now.States, s => s.Id, RoutinePart.State, null,
            (a, b) => Content.Same(blank.Of(a), blank.Of(b)), (a, b) => a.Name == b.Name && Kind(a) == Kind(b),
            (a, b) => a.End is null && Content.Same(blank.Of(a) with { Name = b.Name }, blank.Of(b)))];
        old = new Renames(found).Apply(old);
        return new([.. found, .. Triggers(old.Triggers, now.Triggers, null), .. now.States.SelectMany(
            s => old.Find(s.Id) is { } was ? Triggers(was.Triggers, s.Triggers, s.Id) : [])]);
    }

    private static List<Rename> Triggers(ImmutableArray<Trigger> old, ImmutableArray<Trigger> now, string? state) =>
        Find(old, now, t => t.Id, RoutinePart.Trigger, state,
            (a, b) => Content.Same(a with { Id = b.Id }, b), (a, b) => a.Name == b.Name);

    private static List<Rename> Find<T>(ImmutableArray<T> old, ImmutableArray<T> now, Func<T, string> id,
        RoutinePart part, string? state, params ReadOnlySpan<Func<T, T, bool>> likeness)
    {
        var (lost, come) = (Lost(old, now, id).ToList(), Lost(now, old, id).ToList());
        var found = new List<Rename>();
        foreach (var alike in likeness)
            foreach (var gone in lost.ToList())
            {
                if (come.Where(c => alike(gone, c)).ToList() is not [var only]) continue;
                if (lost.Count(l => alike(l, only)) != 1) continue;
                found.Add(new(part, state, id(gone), id(only)));
                lost.Remove(gone);
                come.Remove(only);
            }
        return found;
    }

    private static IEnumerable<T> Lost<T>(ImmutableArray<T> all, ImmutableArray<T> others, Func<T, string> id)
    {
        var there = others.Select(id).ToHashSet();
        return all.Where(a => !there.Contains(id(a)));
    }

    private static int Kind(State state) => state switch
    {
        { Gate: not null } => 1,
        { End: not null } => 2,
        { Referral: not null } => 3,
        { IsGroup: true } => 4,
        { Children: not null } => 5,
        { Automation: not null } => 6,
        _ => 0,
    };
}
