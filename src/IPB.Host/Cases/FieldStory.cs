using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Host.Cases;

/// <summary>Where the value of a field comes from.</summary>
internal static class FieldStory
{
    /// <summary>The step that gave a field the value that it has; sending the same again is no new one.</summary>
    /// <returns>Null when it has none, or the journal does not say.</returns>
    public static JournalEntry? AddedBy(ImmutableArray<JournalEntry> journal, string field)
    {
        (JournalEntry Entry, object Value)? found = null;
        foreach (var entry in journal)
            foreach (var fact in entry.Facts.OfType<FieldsSet>())
            {
                if (fact.Cleared.Contains(field)) found = null;
                if (fact.Values.TryGetValue(field, out var value) && !value.Equals(found?.Value))
                    found = (entry, value);
            }

        return found?.Entry;
    }
}
