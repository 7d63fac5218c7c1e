using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>
/// "Not ours": the lead department sends a case on, to the department it names, else to where the routing sends it
/// without those who said no. When enough have said no, or no rule is left, somebody places it by hand.
/// </summary>
internal static class Bouncing
{
    private static readonly Text Placed = new(
        "Ärendet är placerat för hand och skickas inte vidare igen. Tala med samordnaren om det ändå är fel.",
        "The case was placed by hand and is not sent on again. Talk to the coordinator if it is wrong all the same.");

    /// <summary>Why a trigger cannot bounce the case; null: it can, or it is no such trigger.</summary>
    public static Text? Obstacle(Case c, Trigger trigger) => trigger.Bounce is not null && c.IsPlaced ? Placed : null;

    /// <summary>The department that is said to be the right one, if any, and the other values sent.</summary>
    /// <exception cref="InvalidInput">There is no such department, or it said no already.</exception>
    public static (string? Named, ImmutableSortedDictionary<string, object> Others) Read(
        StepBuilder step, Trigger trigger, ImmutableSortedDictionary<string, object> sent)
    {
        if (trigger.Bounce is null || !trigger.Asks.Contains(FieldInput.LeadDepartment)) return (null, sent);
        var raw = sent.GetValueOrDefault(FieldInput.LeadDepartment);
        return (raw is null or "" ? null : Named(step, trigger.Bounce, raw), sent.Remove(FieldInput.LeadDepartment));
    }

    private static string Named(StepBuilder step, Bounce bounce, object raw)
    {
        var department = FieldInput.Department(step, raw);
        var (code, name) = (department.Code, department.Name);
        if (code == step.Case.LeadDepartment)
            throw Wrong(new($"{name.Sv} har ärendet redan. Välj en annan, eller ingen.",
                $"{name.En} has the case already. Choose another one, or none."));
        // Where somebody places it by hand, it is a suggestion: who said no first may be the right one after all.
        if (step.Case.SaidNo.Contains(code) && !bounce.IsLast(step.Case))
            throw Wrong(new($"{name.Sv} har redan sagt att ärendet inte är deras. Välj en annan, eller ingen.",
                $"{name.En} has said already that the case is not theirs. Choose another one, or none."));
        return code;
    }

    /// <param name="way">To the state in which the next department has it.</param>
    public static void Apply(
        StepBuilder step, Transition way, string? named, (string Reason, ObstacleKind? Obstacle) said)
    {
        var (c, trigger, reason) = (step.Case, way.By!.Trigger, said.Reason);
        var count = c.SaidNo.Length + 1;
        var (table, rule) = (c.RoutingTable, c.RoutingRules.FirstOrDefault());
        var goesOn = !trigger.Bounce!.IsLast(c);
        var routed = goesOn && named is null ? RouteAgain(step) : null;
        goesOn &= named is not null || routed is not null;
        var next = !goesOn ? Placer(step, trigger.Bounce.Then) : named ?? routed!.To;

        step.Add(way.Fired(c.State, reason, automatic: false));
        Children.Ordering.Order(step, trigger.Opens);
        step.Add(new Bounced(c.LeadDepartment, next, reason, count)
        {
            Table = rule is null ? null : table,
            Rule = rule,
            Named = named,
            ByHand = !goesOn,
            Obstacle = said.Obstacle,
            Why = routed is null ? Why(step, next, count, goesOn) : null,
        });
        if (routed is not null) step.Add(routed);
        if (goesOn) StateEntry.Enter(step, way.To!, reason, way.Kept);
        else
            StateEntry.Enter(step, trigger.Bounce.Then, reason,
                step.Routine.GroupsKept(way.By.Home, step.Routine.State(trigger.Bounce.Then)));
    }

    private static Routed? RouteAgain(StepBuilder step) => step.Routine.Routing is { } table
        ? step.World.Router(table).RouteAgain(step.Case, step.Organisation.FindPerson(step.Case.Submitter),
            [.. step.Case.SaidNo, step.Case.LeadDepartment])
        : null;

    /// <summary>The department of whoever has the case in the state where it is placed by hand.</summary>
    private static string Placer(StepBuilder step, string state)
    {
        var owner = step.Routine.Innermost(state).Owner!;
        return step.Organisation.Holders(step.Organisation.KeyOf(owner, step.Case))[0].Department;
    }

    private static Text Why(StepBuilder step, string next, int count, bool goesOn)
    {
        var (from, to) = (NameOf(step, step.Case.LeadDepartment), NameOf(step, next));
        if (goesOn)
            return new($"{from.Sv} sa att ärendet inte är deras och skickade det till {to.Sv}.",
                $"{from.En} said that the case is not theirs and sent it to {to.En}.");
        return count == 1
            ? new($"{from.Sv} sa att ärendet inte är deras, och ingen annan regel träffar. Det placeras för hand.",
                $"{from.En} said that the case is not theirs, and no other rule matches. It is placed by hand.")
            : new($"{count} förvaltningar har sagt att ärendet inte är deras. Det placeras för hand.",
                $"{count} departments have said that the case is not theirs. It is placed by hand.");
    }

    private static Text NameOf(StepBuilder step, string department) =>
        step.Organisation.FindDepartment(department)?.Name ?? new(department, department);

    private static InvalidInput Wrong(Text text) => new(FieldInput.LeadDepartment, text);
}
