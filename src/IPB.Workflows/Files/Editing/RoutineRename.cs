using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using YamlDotNet.Core;

namespace IPB.Workflows.Files.Editing;

/// <summary>Gives a state, field, trigger or phase another id wherever the text of its routine names it.</summary>
public static class RoutineRename
{
    /// <summary>What can be renamed, as a command says it.</summary>
    public static ImmutableArray<string> Parts { get; } = [Kinds.State, Kinds.Field, Kinds.Trigger, Kinds.Phase];

    /// <param name="file">The file's path; its fragments are looked for beside it.</param>
    /// <param name="part">One of <see cref="Parts"/>. A trigger is renamed in every state that has it.</param>
    /// <exception cref="EditRefused">The text has findings, a name does not fit, or a fragment has it too.</exception>
    public static string Of(string file, string text, string part, string old, string now) =>
        Of(file, text, part, old, now, Fragments.Beside(file));

    internal static string Of(string file, string text, string part, string old, string now, Fragments fragments)
    {
        var reading = RoutineReader.ReadNames(file, text, fragments);
        if (reading.Findings.HasErrors)
            throw new EditRefused("the file has findings; mend them first:\n"
                + string.Join('\n', reading.Findings.ToImmutable().Where(f => !f.IsWarning)));
        Judge(reading, part, old, now);
        var places = new Places(text);
        foreach (var word in reading.Words.Where(w => Names(part, w.Kind) && w.Word == old))
            places.Rename(word.At, old, now);
        if (part == Kinds.Field)
            foreach (var condition in reading.Conditions) places.RenameIn(condition, old, now);
        return places.Apply();
    }

    private static bool Names(string part, string kind) =>
        kind == part || (part == Kinds.Trigger && kind == Kinds.Step);

    private static void Judge(Reading reading, string part, string old, string now)
    {
        if (!Parts.Contains(part))
            throw new EditRefused($"\"{part}\" cannot be renamed; {Findings.Hint(NearestWord.Of(part, Parts), Parts)}");
        var known = reading.Words.Where(w => w.IsDefinition && w.Kind == part).Select(w => w.Word).Distinct().ToList();
        if (!known.Contains(old))
            throw new EditRefused($"{part} {Shown.Quoted(old)} is unknown; "
                + Findings.Hint(NearestWord.Of(old, known), known));
        var shape = part == Kinds.Field ? IdShape.Field : IdShape.Kebab;
        if (!shape.Fits(now)) throw new EditRefused($"{part} {Shown.Quoted(now)}: expected {shape.Description}");
        if (known.Contains(now)) throw new EditRefused($"{part} {Shown.Quoted(now)} is already there");
        if (part == Kinds.Field && (ConditionNames.BuiltIn.Contains(now) || FieldReader.FeelWords.Contains(now)))
            throw new EditRefused($"field \"{now}\": the name already means something in conditions; choose another");
        // A scenario's step may mean the outcome: which one it is shows only when it is played.
        if (part == Kinds.Trigger && (OutcomeNames.Parse(old) is not null || OutcomeNames.Parse(now) is not null))
            throw new EditRefused("an outcome of gates is called so, too: the steps of scenarios would be mixed up");
    }

    private sealed class Places(string text)
    {
        private readonly Dictionary<Position, WrittenScalar> scalars = Scalars(WrittenReader.Read(text))
            .DistinctBy(s => s.At).ToDictionary(s => s.At);

        private readonly TextEdits edits = new(text);

        internal string Apply() => edits.Apply();

        internal void Rename(Position at, string old, string now)
        {
            var scalar = Find(at, old);
            var quotes = scalar.Style == ScalarStyle.Plain ? 0 : 1;
            edits.Replace(scalar.Start + quotes, scalar.End - quotes, now);
        }

        internal void RenameIn(WrittenCondition condition, string old, string now)
        {
            var value = condition.Node.Value;
            var names = FeelNames.Find(value).Where(n => value[n.Start..n.End] == old).ToList();
            if (names.Count == 0) return;
            var scalar = Find(condition.At, old);
            var offsets = Offsets(scalar);
            if (offsets is null)
                edits.Replace(scalar, ScalarText.Like(scalar, FeelNames.Rename(value, n => n == old ? now : n), text));
            else foreach (var (start, end) in names) edits.Replace(offsets[start], offsets[end - 1] + 1, now);
        }

        private WrittenScalar Find(Position at, string old) => at.In is { } place
            ? throw new EditRefused($"\"{old}\" is named in {place.File}:{at.Line}, which other routines may use; "
                + "change it there by hand")
            : scalars[at];

        // Where each character of the value stands; null where lines are folded or characters spelt out.
        private int[]? Offsets(WrittenScalar scalar)
        {
            var offsets = new List<int>();
            var (start, end) = scalar.Style == ScalarStyle.Plain
                ? (scalar.Start, scalar.End) : (scalar.Start + 1, scalar.End - 1);
            for (var i = start; i < end; i++)
            {
                if (scalar.Style == ScalarStyle.SingleQuoted && text[i] == '\'') i++;
                if (scalar.Style == ScalarStyle.DoubleQuoted && text[i] == '\\') i++;
                offsets.Add(i);
            }
            return new string([.. offsets.Select(i => text[i])]) == scalar.Value ? [.. offsets] : null;
        }

        private static IEnumerable<WrittenScalar> Scalars(Written node) => node switch
        {
            WrittenScalar scalar => [scalar],
            WrittenList list => list.Items.SelectMany(Scalars),
            WrittenMap map => map.Entries.SelectMany(e => Scalars(e.Value).Prepend(e.Key)),
            _ => [],
        };
    }
}
