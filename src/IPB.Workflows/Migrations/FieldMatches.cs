using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Migrations;

/// <summary>Which field of a new version holds what one of the old held.</summary>
internal static class FieldMatches
{
    public static ImmutableSortedDictionary<string, Suggested> Of(Routine from, Routine to)
    {
        var found = new Dictionary<string, Suggested>();
        Take((a, b) => a.Id == b.Id, (_, b) => Suggested.Same(b.Id));
        Take((a, b) => StateMatches.SameName(a.Name, b.Name), (_, b) => Suggested.Named(b.Id, b.Name));
        Take((a, b) => a.Type == b.Type && NearestWord.Of(a.Id, [b.Id]) is not null,
            (_, b) => new(b.Id, Match.Position, new($"har nästan samma id som ”{b.Name.Sv}”",
                $"has nearly the same id as “{b.Name.En}”")));
        return from.Fields.ToImmutableSortedDictionary(f => f.Id, f => found.GetValueOrDefault(f.Id) ?? new(
            null, Match.None, new($"inget fält i version {to.Version} har samma id eller namn",
                $"no field of version {to.Version} has the same id or name")), StringComparer.Ordinal);

        void Take(Func<Field, Field, bool> fits, Func<Field, Field, Suggested> suggest)
        {
            foreach (var field in from.Fields.Where(f => !found.ContainsKey(f.Id)))
                if (to.Fields.FirstOrDefault(f => fits(field, f) && found.Values.All(s => s.To != f.Id)) is { } match)
                    found[field.Id] = suggest(field, match) with { Choices = Choices(field, match) };
        }
    }

    // What is called the same needs no word.
    private static ImmutableSortedDictionary<string, string> Choices(Field old, Field next)
    {
        var choices = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var choice in old.Choices.Where(c => next.Choices.All(n => n.Id != c.Id)))
            if ((next.Choices.FirstOrDefault(n => StateMatches.SameName(n.Name, choice.Name))?.Id
                ?? NearestWord.Of(choice.Id, next.Choices.Select(n => n.Id))) is { } to)
                choices[choice.Id] = to;
        return choices.ToImmutable();
    }
}
