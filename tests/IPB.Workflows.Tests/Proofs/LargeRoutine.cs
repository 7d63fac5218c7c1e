using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Calendars;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Tests.Proofs;

/// <summary>A correct routine of any size: work, gates by amount, returns, short cuts and timers.</summary>
internal static class LargeRoutine
{
    private static readonly Text T = new("A", "A");
    private static readonly Party Officer = new("case-officer", Party.LeadDepartment);

    internal static Routine Of(int states) => new()
    {
        Id = "large",
        Version = 1,
        Name = T,
        Purpose = T,
        Fields =
        [
            new("budget", FieldType.Money, T) { Min = 0, Max = 1_000_000, Required = true },
            new("urgent", FieldType.YesNo, T) { Required = true },
            new("kind", FieldType.Choice, T)
            {
                Choices = [new("law", T), new("it", T), new("other", T)],
                Required = true,
            },
        ],
        SubmitAsks = ["budget", "urgent"],
        States =
        [
            .. Enumerable.Range(0, states - 1).Select(i => i % 5 == 4 ? Gate(i) : Work(i, states)),
            End(states - 1),
        ],
        Source = "",
        Hash = "",
    };

    private static string Id(int state) => $"s{state}";

    private static State End(int state) => new(Id(state), T) { End = Ending.Completed };

    private static State Work(int state, int states) => new(Id(state), T)
    {
        Owner = Officer,
        Due = new TimeLimit(10, TimeUnit.WorkingDays),
        Reminders = [new(ReminderSide.Before, new TimeLimit(2, TimeUnit.WorkingDays)), new(ReminderSide.OnDue, null)],
        Escalations = [new(new TimeLimit(20, TimeUnit.WorkingDays), new Party("coordinator"))],
        Timed = [new(new TimeLimit(6 + (state % 6), TimeUnit.Months), "lapse")],
        Triggers =
        [
            new("go", T) { To = Id(state + 1) },
            new("change", T) { Asks = ["budget", "urgent"] },
            new("sort", T) { Asks = ["kind"] },
            new("law", T) { To = Id(Math.Min(state + 3, states - 1)), When = Expression.Parse("kind = \"law\"") },
            new("skip", T)
            {
                To = Id(Math.Min(state + 2, states - 1)),
                When = Expression.Parse("urgent and budget < 50000"),
            },
            new("back", T) { To = Id(state - (state % 5)), ReasonRequired = true },
            new("lapse", T) { To = Id(states - 1), By = [new Party(Party.System)] },
        ],
    };

    private static State Gate(int state) => new(Id(state), T)
    {
        Gate = new Gate
        {
            Question = T,
            Mandates =
            [
                new(Expression.Parse("budget >= 250000"), [new("innovation-board")], 2),
                new(null, [new("head-of-department", Party.LeadDepartment)], 1),
            ],
            Outcomes = ImmutableDictionary<Outcome, string>.Empty.Add(Outcome.Approve, Id(state + 1))
                .Add(Outcome.Return, Id(state - 4)).Add(Outcome.Postpone, Id(state)),
        },
        Due = new TimeLimit(5, TimeUnit.WorkingDays),
        Escalations = [new(new TimeLimit(10, TimeUnit.WorkingDays), new Party("city-director"))],
    };
}
