using System.Collections.Immutable;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;

namespace IPB.Benchmarks;

/// <summary>
/// Plays a case by the engine's own rules, in memory: whoever may do something does it, and people comment.
/// </summary>
internal sealed class CityLife(WorkflowEngine engine, int seed)
{
    private static readonly (string Routine, int Share)[] Mix =
    [
        ("problem-intake", 60), ("innovation-case", 25), ("citizens-proposal", 5), ("social-investment", 5),
        ("training-package", 5),
    ];

    private readonly Random random = new(seed);
    private readonly CityTexts texts = new(new(seed + 1));
    private readonly List<Decision> steps = [];
    private DateTimeOffset now;

    /// <summary>An open case, or one that was closed if it came to that, with about as many entries.</summary>
    public CaseChange Play(string number, DateTimeOffset opened, DateTimeOffset until, int entries)
    {
        steps.Clear();
        now = opened;
        var chooser = Open(number);
        var pace = (until - opened) / (entries + 1);
        // A closed case needs no more attention: one in twenty may end.
        var mayEnd = random.Next(20) == 0;
        while (steps.Count < entries && !steps[^1].Case.IsClosed)
        {
            now += pace * (0.5 + random.NextDouble());
            if (now > until) now = until;
            // PostgreSQL keeps microseconds.
            now = new(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), now.Offset);
            if (random.Next(2) == 0 || !Act(chooser, mayEnd)) Try(chooser, new Comment(texts.Comment()), Somebody());
        }

        // Messages are sent and gone by the time that anybody measures.
        return new(null, [], [.. steps.Select(s => s with { Messages = [] })]);
    }

    private TransitionChooser Open(string number)
    {
        var people = engine.Organisation.People;
        while (true)
        {
            var routine = engine.Routines.FindNewest(Chosen())!;
            var chooser = engine.Routines.ChooserFor(routine.Id, routine.Version);
            var by = people[random.Next(people.Length)];
            var submit = new Submit(routine.Id, texts.Title(), texts.Description(), by.Department,
                Values(routine, routine.SubmitAsks));
            try
            {
                steps.Add(Step.Open(engine.World, chooser, submit, by, number, now));
                return chooser;
            }
            catch (Refusal)
            {
                // Values drawn at random are not always a case.
            }
        }
    }

    private string Chosen()
    {
        var at = random.Next(100);
        foreach (var (routine, share) in Mix)
            if ((at -= share) < 0) return routine;
        return Mix[0].Routine;
    }

    private bool Act(TransitionChooser chooser, bool mayEnd)
    {
        var c = steps[^1].Case;
        var person = c.WaitsOn.SelectMany(k => engine.Organisation.Holders(k)).FirstOrDefault() ?? Somebody();
        var options = CaseOptions.Of(engine.World, chooser, c, person, now);
        if (options.Gate is { MyVote: null } gate)
            return Try(chooser, new Decide(gate.Id, Outcome.Approve, "Underlaget räcker.",
                [.. gate.Gate.Criteria.Select(k => k.Id)], []), person);
        var open = options.Triggers.Where(t => t.Open && t is { Choose: null, Pick: null }
            && (mayEnd || t.Trigger.To is not { } to || chooser.Routine.Innermost(to).End is null)).ToList();
        if (open.Count == 0) return false;
        var trigger = open[random.Next(open.Count)].Trigger;
        return Try(chooser, new Fire(trigger.Id, Values(chooser.Routine, trigger.Asks), texts.Comment()), person);
    }

    private bool Try(TransitionChooser chooser, Command command, Person by)
    {
        try
        {
            var step = Step.Decide(engine.World, chooser, steps[^1].Case, command, by, now)!;
            if (step.Case.IsClosed && steps.Count < 3) return false;
            steps.Add(step);
            return true;
        }
        catch (Refusal)
        {
            return false;
        }
    }

    private ImmutableSortedDictionary<string, object> Values(Routine routine, ImmutableArray<string> asks)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, object>();
        foreach (var id in asks)
            if (id == "lead_department")
                values[id] = engine.Organisation.Departments[random.Next(engine.Organisation.Departments.Length)].Code;
            else if (routine.FindField(id) is { } field) values[id] = Value(field);
        return values.ToImmutable();
    }

    private object Value(Field field) => field.Type switch
    {
        FieldType.Number or FieldType.Money =>
            (decimal)random.Next((int)(field.Min ?? 1), (int)Math.Min(field.Max ?? 400_000, 400_000)),
        FieldType.Date => DateOnly.FromDateTime(now.Date).AddDays(random.Next(30)),
        FieldType.YesNo => true,
        FieldType.Choice => field.Choices[random.Next(field.Choices.Length)].Id,
        FieldType.Evidence => $"KS 2026/{random.Next(1000)}",
        _ => texts.Comment() is var text && field.Max is { } max && text.Length > max ? text[..(int)max]
            : texts.Comment()[..20],
    };

    private Person Somebody() => engine.Organisation.People[random.Next(engine.Organisation.People.Length)];
}
