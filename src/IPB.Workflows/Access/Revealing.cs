using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Access;

/// <summary>Somebody has looked at what was withheld from them.</summary>
/// <param name="What">Ids of fields, and <c>description</c>.</param>
public sealed record Revealed(ImmutableArray<string> What, string Reason) : Fact;

/// <summary>Look at what is withheld, for a reason that everybody who sees the case can read.</summary>
/// <param name="What">Ids of fields, and <c>description</c>; empty: everything.</param>
public sealed record Reveal(ImmutableArray<string> What, string? Reason) : Command;

/// <summary>Nothing was shown.</summary>
public sealed class RevealRefused(RefusalKind kind, string code, Text reason) : Refusal(kind, code,
    new("Inget visades.", "Nothing was shown."), reason);

/// <summary>Notes who looks at what and why, before it is shown.</summary>
internal static class Revealing
{
    private const int LongestReason = 1_000;

    /// <exception cref="RevealRefused">They take no part in the case, or nothing is withheld from them.</exception>
    /// <exception cref="InvalidInput">There is no reason, or no such field is withheld.</exception>
    /// <returns>True: there is always something to do.</returns>
    public static bool Apply(StepBuilder step, Reveal command, People.Person by)
    {
        var sight = Sight.Of(step.Organisation, by, step.Now);
        if (!sight.MayReveal(step.Case))
            throw new RevealRefused(RefusalKind.NotAllowed, "not-involved", new(
                "Det kan visas för den som deltar i ärendet.", "It can be shown to those who take part in the case."));
        var hidden = sight.Withholds(step.Routine, [], step.Case).Of(step.Case).Hidden;
        if (hidden.IsEmpty)
            throw new RevealRefused(RefusalKind.Conflict, "nothing-withheld", new(
                "Inget är dolt för dig.", "Nothing is withheld from you."));
        var asked = command.What.IsDefaultOrEmpty ? [.. hidden] : command.What.Distinct().ToImmutableArray();
        if (asked.FirstOrDefault(id => !hidden.Contains(id)) is { } other)
            throw new InvalidInput("fields", new($"\"{other}\" är inte dolt för dig.",
                $"\"{other}\" is not withheld from you."));
        step.Add(new Revealed(asked, InputText.Required("reason", command.Reason, LongestReason)));
        return true;
    }
}
