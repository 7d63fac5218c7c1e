namespace IPB.Rules;

/// <summary>
/// Which choices do not go together, found out when an example made of them did not turn out as it should: tests of
/// words are chosen freely although one can imply another.
/// </summary>
internal static class Conflicts
{
    /// <summary>The choices not to make again.</summary>
    public static IEnumerable<(Axis Axis, int Place)> Of(TableModel model, int[] chosen)
    {
        foreach (var subject in model.Subjects.Where(subject => subject.WordAxes.Count > 0))
        {
            if (!ReferenceEquals(subject.Values[chosen[subject.Main!.Number]], Subject.Described)) continue;
            if (Example.Value(subject, chosen) is not string text) continue;
            var wrong = subject.WordAxes.Where(word => word.Atom.Test(text) != (chosen[word.Axis.Number] == 1));
            foreach (var (axis, atom) in wrong) return Cause(subject, axis, atom, chosen);
        }
        return model.Axes.Select(axis => (axis, chosen[axis.Number]));
    }

    private static IEnumerable<(Axis, int)> Cause(Subject subject, Axis axis, Atom atom, int[] chosen)
    {
        var unwanted = Example.Atoms(subject, chosen, 0);
        if (chosen[axis.Number] == 1 && ExampleText.PhraseOf(atom, []) is null) return [(axis, 1)];
        if (chosen[axis.Number] == 0)
        {
            var implying = subject.WordAxes.Where(word => chosen[word.Axis.Number] == 1
                && ExampleText.PhraseOf(word.Atom, unwanted) is { } phrase && atom.Test(phrase) == true);
            foreach (var word in implying) return [(word.Axis, 1), (axis, 0)];
        }
        return subject.WordAxes.Select(word => (word.Axis, chosen[word.Axis.Number]));
    }
}
