using System.Collections.Immutable;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Host.Demo;

/// <summary>Who of the city plays which part: whoever the engine allows to, at that time.</summary>
internal sealed class DemoCast(WorkflowEngine engine)
{
    private const string AnswerWord = "answer ";

    public string SubmitterOf(DemoProblem problem) => problem.Submitter
        ?? engine.Organisation.Holders(Person.KeyOf("case-officer", problem.Department)).FirstOrDefault()?.Id
        ?? throw new DemoRefused($"{problem.Department} has no case officer; name a submitter.");

    /// <summary>The person and the command with which a play is carried out.</summary>
    /// <exception cref="DemoRefused">Nobody may do it where the case stands.</exception>
    public (Person Person, Command Command) Choose(Case c, DemoPlay play, DateTimeOffset now)
    {
        if (c.Gate is not null && OutcomeNames.Parse(play.Do) is { } outcome)
        {
            var (voter, options) = First(c, play, now, o => o.Gate is { MyVote: null });
            return (voter, Vote(options.Gate!, outcome, play));
        }

        if (c.Referral is not null && play.Do.StartsWith(AnswerWord, StringComparison.Ordinal)
            && StanceNames.Parse(play.Do[AnswerWord.Length..]) is { } stance)
        {
            var (body, options) = First(c, play, now, o => o.Referral is not null);
            return (body, new Answer(options.Referral!.Id, options.Referral.Bodies[0].Body.Id, stance, play.Reason));
        }

        var fields = play.Fields.ToImmutableSortedDictionary(f => f.Key, f => (object)f.Value);
        if (play.Department is { } lead) fields = fields.Add("lead_department", lead);
        if (engine.Routines.Find(c.Routine, c.RoutineVersion)!.State(c.State).Find(play.Do) is null
            && Standing(play, fields) is var (command, may))
            return (First(c, play, now, may).Person, command);
        var (person, _) = First(c, play, now, o => o.Triggers.Any(t => t.Trigger.Id == play.Do));
        return (person, new Fire(play.Do, fields, play.Reason) { Obstacle = ObstacleNames.Read(play.Obstacle) });
    }

    /// <summary>What is done beside the triggers of a state; null: it is one of those.</summary>
    private static (Command Command, Func<CaseOptions, bool> May)? Standing(
        DemoPlay play, ImmutableSortedDictionary<string, object> fields) => play.Do switch
        {
            "fill" => (new Fill(fields), o => o.Fill is not null),
            "hold" => (new Hold(play.Reason ?? "") { Obstacle = ObstacleNames.Read(play.Obstacle) }, o => o.MayHold),
            "resume" => (new Resume(play.Reason), o => o.MayResume),
            _ => null,
        };

    private static Decide Vote(GateOption gate, Outcome outcome, DemoPlay play) => new(gate.Id, outcome, play.Reason,
        [.. gate.Gate.Criteria.Select(k => k.Id).Except(play.Unmet)], [.. play.Conditions])
    {
        Obstacle = ObstacleNames.Read(play.Obstacle),
    };

    private (Person Person, CaseOptions Options) First(
        Case c, DemoPlay play, DateTimeOffset now, Func<CaseOptions, bool> allows)
    {
        var today = Stockholm.DateOf(now);
        var own = c.Gate is { } gate ? gate.Deciders : c.WaitsOn[..Math.Min(1, c.WaitsOn.Length)];
        // Those whose turn it was come before those whom it escalated to.
        var people = engine.Organisation.People
            .Where(p => play.By is null ? !engine.Organisation.IsAbsent(p, today) : p.Id == play.By)
            .OrderByDescending(p => engine.Organisation.KeysFor(p, today).Any(k => own.Contains(k.Key)));
        foreach (var person in people)
            if (engine.OptionsFor(c, person, now) is var options && allows(options)) return (person, options);
        throw new DemoRefused($"{play.By ?? "nobody"} may do it in the state \"{c.State}\", "
            + $"which waits on {string.Join(", ", c.WaitsOn.DefaultIfEmpty("nobody"))}.");
    }
}

/// <summary>A play of the story that cannot be carried out.</summary>
internal sealed class DemoRefused(string message) : Exception(message);
