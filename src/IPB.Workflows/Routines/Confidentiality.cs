using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>What of a case is shown to those who need it only, beside its confidential fields.</summary>
public sealed record Confidentiality
{
    /// <summary>The description that the case was submitted with.</summary>
    public bool Description { get; init; }

    /// <summary>Who reads it without asking, beside those who have the case or decide about it.</summary>
    public ImmutableArray<Party> Readers { get; init; } = [];
}

/// <summary>Reads <c>confidential:</c> and checks it.</summary>
internal static class ConfidentialityReader
{
    internal static Confidentiality? Read(Section root)
    {
        if (root.Block("confidential", RoutineShapes.Confidentiality) is not { } s) return null;
        return s.Reading.Mark(new Confidentiality
        {
            Description = s.YesNo("description"),
            Readers = s.Parties("readers", Party.ProblemOwner),
        }, s.At);
    }

    internal static void Check(Routine routine, Reading reading)
    {
        if (routine.Confidential is { Description: false } rule && !routine.Fields.Any(f => f.Confidential))
            reading.Add(reading.PlaceOf(rule), "nothing-confidential", "\"confidential\" says who reads what is "
                + "confidential, but nothing is; write \"description: true\" in it, or \"confidential: true\" "
                    + "in a field");
        foreach (var opening in routine.Openings)
            foreach (var (to, value) in opening.Fields)
                foreach (var field in routine.Fields.Where(f => f.Confidential && value.Names.Contains(f.Id)))
                    reading.Findings.Warn(reading.PlaceOf(opening), "confidential-handed-over",
                        $"the field \"{field.Id}\" is "
                        + $"confidential and is handed over to \"{to}\" of \"{opening.Routine}\"; make sure that it is "
                        + "confidential there, too");
    }
}
