using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.People;
using IPB.Workflows.Referrals;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Timers;

/// <summary>
/// What will happen with a case, and who will be told, at which time, if nobody acts: reminders, the time limits
/// themselves, escalations, questions and triggers that fire by themselves. People are those of the day: deputies in
/// place of whoever is away then.
/// </summary>
public static class Ladder
{
    /// <summary>The rungs ahead of a case as it stands, by time.</summary>
    public static ImmutableArray<Rung> Of(World world, Routine routine, Case c)
    {
        var waitsOn = c.WaitsOn;
        var rungs = ImmutableArray.CreateBuilder<Rung>();
        foreach (var timer in c.Timers.OrderBy(t => t.DueAt).ThenBy(t => t.Key, StringComparer.Ordinal))
        {
            var step = new StepBuilder(world, routine, c, c.Id, Party.System, timer.DueAt);
            rungs.Add(RungOf(step, timer, waitsOn));
            if (timer.Kind == TimerKind.Escalate)
                waitsOn = [.. waitsOn.Concat(SuperiorsOf(step, timer)).Distinct()];
        }

        rungs.AddRange(Limits(routine, c).Select(r => r with
        {
            Receipt = Counted(world, c, routine.State(r.Group ?? c.State).Due!, r.Group, r.At),
        }));
        return [.. rungs.OrderBy(r => r.At).ThenBy(r => r.Kind)];
    }

    /// <summary>The rungs ahead of a case that comes into a state.</summary>
    /// <param name="lead">Code of the department that leads it.</param>
    public static ImmutableArray<Rung> Ahead(
        World world, Routine routine, State state, string lead, DateTimeOffset at) =>
        Of(world, routine, Entered(world, routine, state, lead, at));

    /// <summary>A case of a department that has just come into a state, by the rules of the engine itself.</summary>
    internal static Case Entered(World world, Routine routine, State state, string lead, DateTimeOffset at)
    {
        var submitter = world.Organisation.People.FirstOrDefault(p => p.Department == lead && p.Roles is ["employee"])
            ?? world.Organisation.Fallback;
        var before = new Case
        {
            Id = Guid.Empty,
            Number = "IPB 2026-00001",
            Routine = routine.Id,
            RoutineVersion = routine.Version,
            Title = "",
            Description = "",
            Submitter = submitter.Id,
            SubmittingDepartment = lead,
            LeadDepartment = lead,
            State = "",
            OpenedAt = at,
            StateSince = at,
            UpdatedAt = at,
        };
        var step = new StepBuilder(world, routine, before, before.Id, Party.System, at);
        step.ChosenBodies = state.Referral?.Choose?.From ?? [];
        StateEntry.Enter(step, state.Id);
        return step.Case;
    }

    private static Rung RungOf(StepBuilder step, CaseTimer timer, ImmutableArray<string> waitsOn)
    {
        var home = step.Routine.HomeOf(timer, step.Case.State);
        return timer.Kind switch
        {
            TimerKind.Remind => new(timer.DueAt, RungKind.Reminder, Reminded(step, waitsOn), new("", "")),
            TimerKind.Escalate => new(timer.DueAt, RungKind.Escalation, Escalated(step, timer), new("", "")),
            TimerKind.Fire => new(timer.DueAt, RungKind.Trigger, [],
                step.Routine.FindOffered(step.State, home.Timed[timer.Index].Fire)?.Name ?? new("", "")),
            TimerKind.FollowUp => Asked(step, timer, home.FollowUps[timer.Index]),
            TimerKind.ConditionRemind => new(timer.DueAt, RungKind.Reminder,
                step.People([ConditionOf(step, timer).Owner]), new("", "")),
            TimerKind.ConditionLate => new(timer.DueAt, RungKind.Escalation,
                step.People([ConditionOf(step, timer).Owner, .. ConditionOf(step, timer).Deciders]), new("", "")),
            TimerKind.HoldAsk when step.Case.Hold!.Question is { } question => new(timer.DueAt, RungKind.Reminder,
                step.People([question.Key]), new("", "")),
            TimerKind.HoldAsk => new(timer.DueAt, RungKind.Question,
                step.People([Person.KeyOf(step.Case.Hold!.By)]), new("Kan det gå vidare?", "Can it go on?")),
            TimerKind.Automation => new(timer.DueAt, RungKind.Automation, [], NameOf(step.Case, timer)),
            TimerKind.HoldLongest => new(timer.DueAt, RungKind.Moves, [],
                step.Routine.State(step.Routine.Hold!.Then!).Name),
            _ => new(timer.DueAt, RungKind.Moves, [],
                step.Routine.Innermost(home.Referral!.Overdue!).Name),
        } with
        { Group = timer.Group, Receipt = ReceiptOf(step, timer, home) };
    }

    /// <summary>How its time was counted; null where it was set otherwise: a grace, a morning after a hold.</summary>
    private static Deadline? ReceiptOf(StepBuilder step, CaseTimer timer, State home)
    {
        var limit = timer.Kind switch
        {
            TimerKind.Escalate => home.Escalations[timer.Index].After,
            TimerKind.Fire => home.Timed[timer.Index].After,
            TimerKind.FollowUp => home.FollowUps[timer.Index].After,
            _ => null,
        };
        return limit is null ? null : Counted(step.World, step.Case, limit, timer.Group, timer.DueAt);
    }

    private static Deadline? Counted(World world, Case c, TimeLimit limit, string? group, DateTimeOffset at)
    {
        var since = c.Groups.FirstOrDefault(g => g.Group == group)?.Since ?? c.StateSince;
        var deadline = world.Calendars.Of(c.LeadDepartment).Count(since, limit, c.Pauses);
        return deadline.Due == at ? deadline : null;
    }

    private static Text NameOf(Case c, CaseTimer timer) =>
        c.Automations.FirstOrDefault(r => r.Number == timer.Index)?.Name is { } name ? new(name, name) : new("", "");

    private static ConditionTask ConditionOf(StepBuilder step, CaseTimer timer) =>
        step.Case.ConditionTasks.First(t => t.Number == timer.Index);

    private static Rung Asked(StepBuilder step, CaseTimer timer, FollowUp followUp) => new(timer.DueAt,
        RungKind.Question, step.People([step.Organisation.KeyOf(followUp.Ask, step.Case)]), followUp.Question);

    // Whoever has voted or submitted the case is not asked again at a gate.
    private static ImmutableArray<Person> Reminded(StepBuilder step, ImmutableArray<string> waitsOn)
    {
        var quiet = step.Case.Gate?.Votes.Select(v => v.Person).ToHashSet() ?? [];
        if (step.Case.Gate is not null || step.Case.Referral is not null) quiet.Add(step.Case.Submitter);
        return step.People(waitsOn).RemoveAll(p => quiet.Contains(p.Id));
    }

    private static ImmutableArray<Person> Escalated(StepBuilder step, CaseTimer timer)
    {
        var people = step.People(SuperiorsOf(step, timer));
        return step.Case.Referral is null ? people : people.RemoveAll(p => p.Id == step.Case.Submitter);
    }

    private static IEnumerable<string> SuperiorsOf(StepBuilder step, CaseTimer timer)
    {
        var to = step.Routine.HomeOf(timer, step.Case.State).Escalations[timer.Index].To;
        if (step.Case.Referral is { } round) return round.Open.Select(body => Bodies.SuperiorOf(step, body, to));
        var key = step.Case.Gate is null
            ? step.Organisation.KeyOf(to, step.Case) : Deciders.KeyWithSomeone(step, to);
        return [key];
    }

    private static IEnumerable<Rung> Limits(Routine routine, Case c)
    {
        if (c.Hold is not null) yield break;
        foreach (var group in c.Groups)
            if (group.DueAt is { } due)
                yield return new(due, RungKind.Due, [], routine.State(group.Group).Name) { Group = group.Group };
        if (c.StateDueAt is { } own) yield return new(own, RungKind.Due, [], routine.State(c.State).Name);
    }
}

/// <summary>One thing that happens if nobody acts.</summary>
/// <param name="To">Who is told; empty where nobody is.</param>
/// <param name="What">The question, the trigger's or state's name; empty for reminders and escalations.</param>
public sealed record Rung(DateTimeOffset At, RungKind Kind, ImmutableArray<Person> To, Text What)
{
    /// <summary>Id of the group that it comes from; null: the state itself.</summary>
    public string? Group { get; init; }

    /// <summary>How its time was counted; null for what follows another time, and for what was set otherwise.</summary>
    public Deadline? Receipt { get; init; }

    /// <summary>A time limit that is over is not ahead; a timer that is late will still do what it does.</summary>
    public bool IsOver(DateTimeOffset now) => Kind == RungKind.Due && At < now;
}

/// <summary>In the order in which they are told when they come at the same time.</summary>
public enum RungKind { Reminder, Due, Escalation, Question, Trigger, Moves, Automation }

/// <summary>A rung in words, without its time.</summary>
public static class LadderWords
{
    public static Text Of(Rung rung)
    {
        var names = string.Join(", ", rung.To.Select(p => p.Name));
        return rung.Kind switch
        {
            RungKind.Reminder => new($"påminnelse till {names}", $"reminder to {names}"),
            RungKind.Due => new($"tiden för ”{rung.What.Sv}” är ute", $"time for “{rung.What.En}” is up"),
            RungKind.Escalation => new($"går också till {names}", $"goes to {names} as well"),
            RungKind.Question => new(
                $"{names} får frågan ”{rung.What.Sv}”", $"{names} is asked “{rung.What.En}”"),
            RungKind.Automation => new(
                $"automatiken ”{rung.What.Sv}” går vidare", $"the automation “{rung.What.En}” goes on"),
            RungKind.Trigger => new(
                $"”{rung.What.Sv}” sker av sig själv", $"“{rung.What.En}” happens by itself"),
            _ => new($"går till ”{rung.What.Sv}”", $"goes to “{rung.What.En}”"),
        };
    }
}
