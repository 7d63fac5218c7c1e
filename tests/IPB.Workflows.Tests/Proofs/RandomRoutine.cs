using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Calendars;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Tests.Proofs;

/// <summary>
/// Routines of any shape in the town of the tests: with groups, gates, referrals, child cases, automations, timers,
/// conditions and mistakes.
/// </summary>
internal sealed class RandomRoutine(Tape tape, int states)
{
    private static readonly Text T = new("A", "A");

    internal static readonly ImmutableArray<Field> Fields =
    [
        new("n", FieldType.Number, T) { Min = 0, Max = 10 },
        new("r", FieldType.Number, T) { Min = 0, Max = 10, Required = true },
        new("b", FieldType.YesNo, T),
        new("k", FieldType.Choice, T) { Choices = [new("x", T), new("y", T), new("z", T)] },
    ];

    private static readonly string[] Asked = ["n", "r", "b", "k", "lead_department"];

    private readonly List<Slot> slots = [];

    /// <param name="IsFirst">It stands first in a group.</param>
    private sealed record Slot(string Id, int Leaf, string? Parent, bool IsFirst);

    /// <param name="states">States beside the groups and the one end that is always there.</param>
    internal static Routine Of(Tape tape, int states) => new RandomRoutine(tape, states).Make();

    private Routine Make()
    {
        var next = 0;
        while (next <= states) Plan(null, ref next, states + 1, false);
        return Filled();
    }

    /// <summary>A state, or a group of up to three.</summary>
    private void Plan(string? parent, ref int next, int end, bool isFirst)
    {
        var depth = parent?.Count(c => c == 'g') ?? 0;
        if (depth >= 2 || next >= states || !tape.Chance(depth == 0 ? 30 : 20))
        {
            slots.Add(new Slot($"s{next}", next, parent, isFirst));
            next++;
            return;
        }
        var id = $"{parent}g{slots.Count}";
        slots.Add(new Slot(id, -1, parent, isFirst));
        var last = Math.Min(end, next + 1 + tape.Below(3));
        for (var first = true; next < last; first = false) Plan(id, ref next, last, first);
    }

    private Routine Filled() => new()
    {
        Id = "trial",
        Version = 1,
        Name = T,
        Purpose = T,
        Fields = Fields,
        Routing = tape.Chance(40) ? "town" : null,
        SubmitAsks = [.. tape.Times(0, 2, _ => Asked[tape.Below(4)]).Distinct()],
        Hold = tape.Chance(40) ? Hold() : null,
        Triggers = [.. tape.Chance(30) ? tape.Times(1, 2, Anywhere) : [], .. tape.Chance(10) ? [Timed("t0")] : Nothing],
        States = [.. slots.Select(Make)],
        Source = "",
        Hash = "",
    };

    private HoldRule Hold() => tape.Chance(60)
        ? new() { AskAgain = Days(15), Longest = Days(tape.Of(20, 40)), Then = Any() }
        : new() { AskAgain = Days(15) };

    private static TimeLimit Days(int days) => new(days, TimeUnit.Days);

    private ImmutableArray<string> Some(int percent) =>
        tape.Chance(percent) ? [.. tape.Times(1, 2, _ => Asked[tape.Below(4)]).Distinct()] : [];

    private static readonly Trigger[] Nothing = [];

    private string Any() => slots[tape.Below(slots.Count)].Id;

    private State Make(Slot slot) => (slot.Leaf < 0 ? Group(slot.Id)
        : slot.Leaf == states ? End(states) : State(slot.Leaf, slot.IsFirst)) with
    {
        Parent = slot.Parent,
    };

    private State Group(string id)
    {
        var timed = tape.Times(0, 2, i => Timed($"t{i}"));
        return new(id, T)
        {
            IsGroup = true,
            Triggers =
            [
                .. tape.Times(0, 2, Anywhere), .. tape.Chance(30) ? tape.Times(1, 2, Automatic) : [], .. timed,
            ],
            Timed = Timers(timed.Select(t => t.Id)),
        };
    }

    /// <summary>One that states and the groups around them may all have.</summary>
    private Trigger Anywhere(int index) => new($"q{index}", T)
    {
        To = tape.Chance(75) ? Any() : null,
        By = tape.Chance(80) ? [new Party(Party.Anyone)] : [],
        When = tape.Chance(40) ? Condition() : null,
    };

    private Trigger Timed(string id) => new(id, T)
    {
        To = tape.Chance(80) ? Any() : null,
        By = [new Party(Party.System)],
        When = tape.Chance(40) ? Condition() : null,
    };

    private ImmutableArray<TimedTrigger> Timers(IEnumerable<string> names) =>
        [.. names.Select(n => new TimedTrigger(new TimeLimit(tape.Of(5, 10, 20), TimeUnit.Days), n))];

    private State State(int index, bool isFirst) => index > 0 && !isFirst && tape.Chance(10) ? End(index)
        : index > 0 && tape.Chance(25) ? Gate(index) : index > 0 && tape.Chance(25) ? Refer(index) : Work(index);

    private State End(int index) => new($"s{index}", T)
    {
        End = Ending.Completed,
        Triggers = tape.Chance(20) ? [Person(0)] : [],
    };

    private State Gate(int index) => new($"s{index}", T)
    {
        Gate = new Gate
        {
            Question = T,
            Mandates = [.. tape.Times(0, 1, _ => new Mandate(Condition(), [new Party("board")], 2)),
                new Mandate(null, [new Party("manager")], 1)],
            Outcomes = tape.Of(Outcome.Return, Outcome.Postpone, Outcome.Reject) is var no
                ? ImmutableDictionary<Outcome, string>.Empty.Add(Outcome.Approve, Any()).Add(no, Any())
                : ImmutableDictionary<Outcome, string>.Empty,
        },
    };

    private State Refer(int index)
    {
        var due = new TimeLimit(15, TimeUnit.Days);
        var overdue = tape.Chance(50) ? Any() : null;
        Party[] bodies = [new("manager", "A"), new("manager", "lead-department"), new("board"), new("officer", "B")];
        ImmutableArray<Party> to = [.. tape.Times(1, 4, _ => tape.Of(bodies)).Distinct()];
        return new($"s{index}", T)
        {
            Due = due,
            Referral = new Referral
            {
                Question = T,
                To = to,
                Join = tape.Below(to.Length + 1),
                Answered = Any(),
                Overdue = overdue,
                OverdueAfter = overdue is null ? null : new TimedTrigger(due, "overdue"),
            },
            Triggers = [.. tape.Times(0, 2, Person), .. tape.Times(0, 1, Automatic)],
        };
    }

    private Trigger Automatic(int index) => new($"a{index}", T)
    {
        To = tape.Chance(90) ? Any() : null,
        By = [new Party(Party.System)],
        When = Condition(),
        Needs = Some(10),
    };

    private State Work(int index)
    {
        var timed = tape.Times(0, 2, i => Timed($"t{i}"));
        var automatic = tape.Chance(35)
            ? tape.Times(1, 2, Automatic)
            : [];
        var automation = tape.Chance(25) ? Automation() : null;
        Trigger[] ended = automation is null ? []
            : automation.Failed is null ? [Timed("d0")] : [Timed("d0"), Timed("f0")];
        return new($"s{index}", T)
        {
            Owner = new Party("officer"),
            Automation = automation,
            Form = Some(25),
            Opens = tape.Chance(20) ? Openings() : [],
            Children = tape.Chance(20) ? Wait() : null,
            Triggers =
            [
                .. tape.Times(0, 3, Person), .. tape.Chance(25) ? [Anywhere(0)] : Nothing, .. automatic, .. timed,
                .. ended,
            ],
            // One of them may be a group's or the routine's, or nobody's.
            Timed = Timers(timed.Select(t => t.Id).Concat(tape.Chance(15) ? ["t0"] : [])),
        };
    }

    private AutomationUse Automation() => new("call-web-hook")
    {
        Outputs = tape.Chance(70)
            ? ImmutableDictionary<string, string>.Empty.Add("number", tape.Of("n", "r")).Add("approved", "b")
            : ImmutableDictionary<string, string>.Empty,
        Done = "d0",
        Failed = tape.Chance(60) ? "f0" : null,
    };

    private ImmutableArray<Opening> Openings() =>
        [.. tape.Times(1, 2, _ => new Opening("child") { To = tape.Chance(50) ? ["A", "lead-department"] : [] })];

    private ChildWait Wait() => new()
    {
        Join = tape.Below(3),
        Ended = Any(),
        Outcomes = tape.Chance(50) ? ImmutableDictionary<Ending, string>.Empty.Add(Ending.Solved, Any())
            : ImmutableDictionary<Ending, string>.Empty,
    };

    private Trigger Person(int index) => tape.Chance(20) ? NotOurs(index) : new($"p{index}", T)
    {
        To = tape.Chance(75) ? Any() : null,
        By = [new Party(Party.Anyone)],
        When = tape.Chance(50) ? Condition() : null,
        Asks = [.. tape.Times(0, 2, _ => tape.Of(Asked)).Distinct()],
        Needs = Some(20),
        Opens = tape.Chance(15) ? Openings() : [],
    };

    private Trigger NotOurs(int index) => new($"p{index}", T)
    {
        To = Any(),
        By = [new Party(Party.Anyone)],
        When = tape.Chance(20) ? Condition() : null,
        Asks = [.. tape.Times(0, 1, _ => "lead_department")],
        ReasonRequired = true,
        Bounce = new Bounce(1 + tape.Below(3), "s0"),
    };

    private Expression Condition() => Expression.Parse(Condition(tape.Below(3)));

    private string Condition(int depth) => depth == 0 ? Test() : tape.Below(3) switch
    {
        0 => $"{Condition(depth - 1)} and {Test()}",
        1 => $"({Condition(depth - 1)} or {Test()})",
        _ => $"not({Condition(depth - 1)})",
    };

    private string Test() => tape.Below(17) switch
    {
        15 => $"open_children {tape.Of("<", ">=", "=")} {tape.Below(3)}",
        16 => "solved_children = children",
        12 => $"objections {tape.Of("<", ">=", "=")} {tape.Below(3)}",
        13 => $"statements {tape.Of("<", ">=", "=")} {tape.Below(4)}",
        14 => "statements - objections > 1",
        0 => $"n {tape.Of("<", "<=", ">", ">=", "=", "!=")} {tape.Below(12)}",
        1 => $"r {tape.Of("<", "<=", ">", ">=", "=", "!=")} {tape.Below(12)}",
        2 => $"n in [{tape.Below(6)}..{6 + tape.Below(6)}]",
        3 => "n = null",
        4 => "b",
        5 => "b = false",
        6 => $"k = \"{tape.Of("x", "y", "w")}\"",
        7 => "k in (\"x\", \"z\")",
        8 => $"times_returned >= {tape.Below(3)}",
        9 => $"lead_department = \"{tape.Of("A", "B")}\"",
        10 => $"n > r",
        _ => $"n + {tape.Below(5)} > 6",
    };
}
