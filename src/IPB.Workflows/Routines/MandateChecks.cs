using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>Mandates give nobody more than the point of the delegation scheme that they name.</summary>
internal static class MandateChecks
{
    private const string Point = "point";

    internal static void Check(Routine routine, Reading reading, Organisation organisation)
    {
        foreach (var (state, mandate) in routine.States.SelectMany(s => s.Gate?.Mandates ?? [], (s, m) => (s, m)))
            if (mandate.Point is { } number) Check((routine, state), mandate, number, reading, organisation);
    }

    private static void Check((Routine Routine, State State) at, Mandate mandate, string number, Reading reading,
        Organisation organisation)
    {
        var place = reading.PlaceOf(mandate);
        if (organisation.Scheme is not { } scheme)
        {
            reading.Add(place, "no-delegation-scheme",
                $"point \"{number}\": the organisation has no delegation scheme; "
                + "write \"delegation-scheme\" in organisation.yaml, or remove \"point\"");
            return;
        }

        if (scheme.Find(number) is not { } point)
        {
            reading.Findings.Unknown(place, Point, number, [.. scheme.Points.Select(p => p.Number)]);
            return;
        }

        foreach (var party in mandate.By.Where(p => !point.By.Contains(p.Role)))
            reading.Add(place, "point-of-other-role", $"at \"{at.State.Id}\" point {number} lets "
                + $"{string.Join(" and ", point.By)} decide, not \"{party.Role}\"; name another point or another role");
        if (point.UpTo is { } most && mandate.When is null && ReferenceEquals(at.State.Gate!.Mandates[0], mandate)
            && at.Routine.Fields.Any(f => f.Type == FieldType.Money))
            reading.Add(place, "point-without-limit",
                $"at \"{at.State.Id}\" point {number} goes up to {most:0} kr, but "
                + "the mandate holds for any amount; give it a \"when\", and name who decides above it");
    }
}
