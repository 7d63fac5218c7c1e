using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// What the child cases bring about that a case waits for: enough of them end. A state that opens none itself may come
/// to wait for nobody, and is then left at once.
/// </summary>
internal static class ChildMoves
{
    internal static IEnumerable<Move> Of(Place place, Func<string, int> index, Func<State, string, int> kept)
    {
        if (place.State.Children is not { } wait) yield break;
        // The only child cannot end both ways.
        var onlyAlike = place.State.Opens.Sum(o => o.Most) == 1
            && wait.Outcomes.Count == Enum.GetValues<Ending>().Length;
        foreach (var (name, to) in wait.Ways.Where(w => w.Name != ChildWait.Otherwise || !onlyAlike))
            yield return new Move(MoveKind.Child, name, place.Index, index(to))
            {
                Kept = kept(place.State, to),
                When = place.State.Opens.IsEmpty ? new OpenGuard() : null,
            };
    }

    internal static IEnumerable<Move> AtOnce(Place place, Func<string, int> index, Func<State, string, int> kept)
    {
        if (place.State.Children is not { } wait || !place.State.Opens.IsEmpty) yield break;
        yield return new Move(MoveKind.Automatic, ChildWait.Otherwise, place.Index, index(wait.Ended))
        {
            Kept = kept(place.State, wait.Ended),
            When = new OpenGuard(),
        };
    }

    /// <summary>How a child ends so that a case goes a way.</summary>
    internal static Ending EndingOf(ChildWait wait, string way, int child)
    {
        var endings = Enum.GetValues<Ending>();
        if (endings.Where(e => e.Name() == way).Select(e => (Ending?)e).FirstOrDefault() is { } alike) return alike;
        var others = endings.Where(e => !wait.Outcomes.ContainsKey(e)).ToList();
        return others.Count > 0 ? others[0] : endings[child % endings.Length];
    }
}
