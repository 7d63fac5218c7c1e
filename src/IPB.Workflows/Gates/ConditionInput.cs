using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Gates;

/// <summary>A condition as a decider writes it.</summary>
/// <param name="Text">What has to be done.</param>
public sealed record DatedCondition(string Text)
{
    /// <summary>Id of the person who does it; null: whom the routine says.</summary>
    public string? Owner { get; init; }

    /// <summary>The last day; null: as the routine says.</summary>
    public DateOnly? Due { get; init; }
}

/// <summary>Reads the conditions of a vote.</summary>
internal static class ConditionInput
{
    private const int Longest = 1_000;
    private const int Most = 20;

    /// <summary>Those with nothing but a text, and those with an owner or a date, in this order.</summary>
    public static ImmutableArray<DatedCondition> Read(
        StepBuilder step, Decide decide, ImmutableArray<(string, Text)>.Builder errors)
    {
        if (!decide.Outcome.IsGo()) return [];
        var all = decide.Conditions.Select(c => new DatedCondition(c)).Concat(decide.Tasks)
            .Select(c => c with { Text = InputText.Optional("conditions", c.Text, Longest) ?? "" })
            .Where(c => c.Text.Length > 0).ToImmutableArray();
        if (all.Length > Most)
            errors.Add(("conditions", new($"Högst {Most} villkor.", $"At most {Most} conditions.")));
        foreach (var condition in all)
        {
            if (condition.Owner is { } owner && step.Organisation.FindPerson(owner) is null)
                errors.Add(("conditions", new($"Det finns ingen person \"{owner}\".",
                    $"There is no person \"{owner}\".")));
            if (condition.Due < step.Today)
                errors.Add(("conditions", new($"Villkoret \"{condition.Text}\" ska vara klart en dag som redan varit.",
                    $"The condition \"{condition.Text}\" is to be met on a day that is past.")));
        }

        return all;
    }
}
