using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Gates;

/// <summary>
/// A decision as it was taken: on what, by whom, by which mandate and why. Read from the journal alone, so that it says
/// the same for ever, whatever the case, the routine or the organisation became since.
/// </summary>
public sealed record DecisionRecord
{
    /// <summary>The case as it stood when the gate closed, with the round.</summary>
    public required Case Case { get; init; }

    /// <summary>The version of the routine that it was decided under.</summary>
    public required Routine Routine { get; init; }
    public required State State { get; init; }

    /// <summary>Who had the decision, as the routine says it.</summary>
    public required Mandate Mandate { get; init; }
    public required Outcome Outcome { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset ClosedAt { get; init; }

    /// <summary>Id of the person whose vote closed it.</summary>
    public required string ClosedBy { get; init; }
    public required ImmutableArray<DecisionField> Fields { get; init; }

    /// <summary>The conditions that it set, as they stand now.</summary>
    public required ImmutableArray<ConditionTask> Conditions { get; init; }

    /// <summary>The journal's entry that closed the gate, and its seal: it can be verified.</summary>
    public required long Seq { get; init; }
    public required string Hash { get; init; }

    public Gate Gate => State.Gate!;
    public GateRound Round => Case.Gate!;

    /// <summary>The votes that counted, in the order in which they were given.</summary>
    public ImmutableArray<Vote> Counted => [.. Tally.Standing(Round).OrderBy(v => Round.Votes.IndexOf(v))];

    /// <param name="version">A version of the case's routine; null: not known.</param>
    /// <param name="journal">The whole journal of the case.</param>
    /// <returns>Null when the case has no such gate that is closed, or a step cannot be read.</returns>
    public static DecisionRecord? Of(
        Func<int, Routine?> version, Guid id, ImmutableArray<JournalEntry> journal, string gate)
    {
        if (journal.IsEmpty || journal.Any(e => e.Facts.IsEmpty)) return null;
        var end = Journal.Replay(id, journal);
        var story = new Story(id);
        foreach (var entry in journal)
            if (story.Tell(entry, gate) is { } closed)
                return version(story.Now!.RoutineVersion) is { } routine
                    ? Of(story, (entry, closed), routine, end) : null;
        return null;
    }

    private static DecisionRecord Of(
        Story story, (JournalEntry Entry, GateClosed Fact) closing, Routine routine, Case end)
    {
        var c = story.Now!;
        var state = routine.State(c.Gate!.State);
        var (entry, closed) = closing;
        return new()
        {
            Case = c,
            Routine = routine,
            State = state,
            Mandate = Deciders.MandateOf(state.Gate!, routine, story.Opened ?? c),
            Outcome = closed.Outcome,
            OpenedAt = story.OpenedAt,
            ClosedAt = entry.At,
            ClosedBy = closed.By ?? c.Gate.Votes[^1].Person,
            Fields =
            [
                .. routine.Fields.Where(f => c.Fields.ContainsKey(f.Id)).Select(f => story.FieldOf(f, c.Fields[f.Id])),
            ],
            Conditions = [.. end.ConditionTasks.Where(t => t.Gate == closed.Gate)],
            Seq = entry.Seq,
            Hash = entry.Hash,
        };
    }

    /// <summary>The case step by step, with who wrote what when.</summary>
    private sealed class Story(Guid id)
    {
        private readonly Dictionary<string, JournalEntry> written = [];

        public Case? Now { get; private set; }
        public Case? Opened { get; private set; }
        public DateTimeOffset OpenedAt { get; private set; }

        /// <returns>What closed the gate, if it did in this entry; the case is then as it was just after.</returns>
        public GateClosed? Tell(JournalEntry entry, string gate)
        {
            foreach (var fact in entry.Facts)
            {
                Now = Now is null ? Journal.Apply(null, id, entry.At, [fact]) : Journal.Apply(Now, fact, entry.At);
                if (fact is FieldsSet set) foreach (var field in set.Values.Keys) written[field] = entry;
                if (fact is GateOpened opened && opened.Gate == gate) (Opened, OpenedAt) = (Now, entry.At);
                if (fact is GateClosed closed && closed.Gate == gate) return closed;
            }

            return null;
        }

        public DecisionField FieldOf(Field field, object value) => written.TryGetValue(field.Id, out var entry)
            ? new(field, value, entry.Actor, entry.At, entry.Hash) : new(field, value, null, null, null);
    }
}

/// <summary>Something that the decision rests on.</summary>
/// <param name="By">Id of the person who filled it in; null: it came with a migration.</param>
/// <param name="Hash">Seal of the journal's entry in which it was filled in.</param>
public sealed record DecisionField(Field Field, object Value, string? By, DateTimeOffset? At, string? Hash);
