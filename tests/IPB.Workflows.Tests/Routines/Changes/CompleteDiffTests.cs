using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Changes;

namespace IPB.Workflows.Tests.Routines.Changes;

/// <summary>No difference is passed over in silence, whichever member it is in.</summary>
public class CompleteDiffTests
{
    [Fact]
    public void Every_member_of_every_record_has_words()
    {
        var records = Reachable(typeof(Routine));
        Assert.Contains(typeof(Bounce), records);
        var wordless = from record in records
                       let table = MemberTable.All.FirstOrDefault(t => t.Type == record)
                       from member in Content.Of(record)
                       where table?.Members.Contains(member.Name) != true
                       select $"{record.Name}.{member.Name} has no words: add them in Routines/Changes";
        Assert.Equal([], wordless);
    }

    [Fact]
    public void Every_member_is_in_use_in_the_routine_that_is_changed()
    {
        var used = Mutations.Records(Mutations.Full).SelectMany(r => Content.Of(r.GetType())
            .Where(p => p.GetValue(r) is not (null or System.Collections.ICollection { Count: 0 }))
            .Select(p => $"{r.GetType().Name}.{p.Name}")).ToHashSet();
        var all = Reachable(typeof(Routine)).SelectMany(t => Content.Of(t).Select(p => $"{t.Name}.{p.Name}"));
        Assert.Equal([], all.Where(m => !used.Contains(m)).Select(m => $"{m} is unused in the full routine"));
    }

    [Fact]
    public void Every_single_change_is_told_in_both_languages()
    {
        var full = Mutations.Full;
        var silent = new List<string>();
        var count = 0;
        foreach (var (what, changed) in Mutations.OfRoutine(full))
        {
            count++;
            foreach (var (old, now) in new[] { (full, changed), (changed, full) })
            {
                var changes = RoutineDiff.Between(old, now);
                if (changes.IsEmpty || changes.Any(c => c.Text is { Sv.Length: 0 } or { En.Length: 0 }))
                    silent.Add(what);
            }
        }

        Assert.Equal([], silent);
        Assert.True(count > 200, $"{count} changes tried");
    }

    [Fact]
    public void No_change_of_a_known_member_is_told_by_its_bare_name()
    {
        foreach (var (what, changed) in Mutations.OfRoutine(Mutations.Full))
            foreach (var change in RoutineDiff.Between(Mutations.Full, changed))
                Assert.False(change.Text.En.Contains($"{change.Member} has changed", StringComparison.Ordinal),
                    $"{what}: {change.Text.En}");
    }

    [Fact]
    public void Equal_routines_differ_in_nothing()
    {
        var again = RoutineReader.ReadPublished("lights.routine.yaml", Mutations.Full.Source).Routine!;
        Assert.Empty(RoutineDiff.Between(Mutations.Full, again));
        Assert.Empty(RoutineDiff.Between(again, again with { Version = 9, Source = "", Hash = "" }));
    }

    private static HashSet<Type> Reachable(Type root)
    {
        var (seen, todo) = (new HashSet<Type>(), new Queue<Type>([root]));
        while (todo.TryDequeue(out var type))
        {
            if (!Content.IsBlock(type) || !seen.Add(type)) continue;
            foreach (var member in Content.Of(type))
                foreach (var part in member.PropertyType.GetGenericArguments().Append(member.PropertyType))
                    todo.Enqueue(Nullable.GetUnderlyingType(part) ?? part);
        }
        return seen;
    }
}
