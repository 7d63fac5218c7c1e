using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Proofs;
using IPB.Workflows.Referrals;
using IPB.Workflows.Children;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Proofs;

namespace IPB.Workflows.Differential;

/// <summary>A case that people and time lead through a routine at random.</summary>
internal sealed class Walk(World world, Routine routine, Tape tape)
{
    private ScenarioCase play = null!;

    /// <summary>The facts of the opening; null: the engine opens no such case.</summary>
    public List<Fact>? Open()
    {
        try
        {
            play = new ScenarioCase(world, routine, new Submit(routine.Id, tape.Of("lamp", "road", "tree"), "Words",
                tape.Of([.. world.Organisation.Departments.Select(d => d.Code)]), Values(routine.SubmitAsks)));
            return play.Facts;
        }
        catch (Refusal)
        {
            return null;
        }
    }

    /// <summary>One move: what it did, or the trigger that was refused.</summary>
    public (IReadOnlyList<Fact> Facts, (string Trigger, ImmutableSortedDictionary<string, object> Sent)? Refused) Move()
    {
        var before = play.Facts.Count;
        (string, ImmutableSortedDictionary<string, object>)? tried = null;
        try
        {
            Move(routine.State(play.State), ref tried);
            return ([.. play.Facts.Skip(before)], null);
        }
        catch (Refusal refusal)
        {
            // A wait may have done something before it was refused.
            return ([.. play.Facts.Skip(before)], tried is { } t && IsOfTheMachine(refusal, t) ? tried : null);
        }
    }

    private void Move(State state, ref (string, ImmutableSortedDictionary<string, object>)? tried)
    {
        if (play.IsOnHold && tape.Chance(50)) play.Resume();
        else if (tape.Chance(8)) play.Hold();
        else if (!state.Fillable.IsEmpty && tape.Chance(35)) play.Fill(Values(state.Fillable));
        else if (tape.Chance(20)) play.Wait(new TimeLimit(tape.Of(3, 6, 12, 30, 200), TimeUnit.Days));
        else if (state.Automation is not null && tape.Chance(50))
        {
            var results = Values([.. routine.Fields.Select(f => f.Id)]);
            play.EndAutomation(tape.Chance(70), field => results.GetValueOrDefault(field));
        }
        else if (tape.Chance(15)) play.EndChild(tape.Of(Enum.GetValues<Ending>()));
        else if (play.IsAtReferral && tape.Chance(70)) play.Answer(tape.Of(Enum.GetValues<Stance>()));
        else if (play.IsAtGate && tape.Chance(70)) play.Vote(tape.Of([.. state.Gate!.Outcomes.Keys.Order()]));
        else if (routine.Offered(state).Select(o => o.Trigger).Where(t => !t.BySystem).ToArray() is { Length: > 0 } mine
            && tape.Chance(92))
        {
            var trigger = tape.Of(mine);
            tried = (trigger.Id, Values(trigger.Asks));
            play.Fire(trigger.Id, Chosen(trigger, tried.Value.Item2));
        }
        else
        {
            tried = ("no-such-trigger", ImmutableSortedDictionary<string, object>.Empty);
            play.Fire(tried.Value.Item1, tried.Value.Item2);
        }
    }

    private ImmutableSortedDictionary<string, object> Chosen(
        Trigger trigger, ImmutableSortedDictionary<string, object> fields)
    {
        if (Choosing.Of(routine, trigger) is { } bodies) fields = fields.Add(Choosing.Field, Choosing.All(bodies));
        if (Picking.Of(routine, trigger) is { } pick) fields = fields.Add(Opening.ChosenField, Picking.All(pick));
        return fields;
    }

    /// <summary>
    /// Whether a state machine can refuse it: not the person, not the form of a value, not that the case rests, not
    /// where it is bounced to.
    /// </summary>
    private bool IsOfTheMachine(Refusal refusal, (string Trigger, ImmutableSortedDictionary<string, object> Sent) tried)
    {
        if (play.IsOnHold) return false;
        var offered = routine.Offered(routine.State(play.State)).Select(o => o.Trigger)
            .Where(t => t.Id == tried.Trigger);
        if (offered.Any(t => t.Bounce is not null || t.Asks.Contains(FieldInput.LeadDepartment))) return false;
        return refusal switch
        {
            TriggerRefused { Trigger: "system" } => false,
            TriggerRefused { Kind: RefusalKind.NotFound or RefusalKind.Conflict } => true,
            InvalidInput invalid => invalid.Fields.All(f => routine.FindField(f.Field) is { Required: true }
                && !tried.Sent.ContainsKey(f.Field)),
            _ => false,
        };
    }

    private ImmutableSortedDictionary<string, object> Values(ImmutableArray<string> asks) => asks.Distinct()
        .Where(_ => tape.Chance(80)).ToImmutableSortedDictionary(a => a, a => routine.FindField(a) is { } field
            ? Any(field) : tape.Of([.. world.Organisation.Departments.Select(d => d.Code)]));

    private static decimal Within(Field field, decimal number) =>
        Math.Min(field.Max ?? number, Math.Max(field.Min ?? number, number));

    private object Any(Field field) => field.Type switch
    {
        FieldType.Number => Within(field, tape.Of(0m, 1, 2, 3, 5, 8, 9.5m, 80, 95)),
        FieldType.Money => Within(field, tape.Of(0m, 900, 90_000, 250_000, 2_000_000)),
        FieldType.YesNo => tape.Chance(60),
        FieldType.Date => new DateOnly(2026, 1 + tape.Below(12), 1 + tape.Below(28)),
        FieldType.Choice => tape.Of([.. field.Choices.Select(c => c.Id)]),
        FieldType.Evidence => "KS 2026/123",
        _ => tape.Of("x", "y", "some words"),
    };
}
