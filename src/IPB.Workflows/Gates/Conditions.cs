using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Gates;

/// <summary>
/// Conditions of approvals as tasks: each has an owner and a day, is reminded of, is said to be met with a note, and is
/// laid before those who decided when it is late.
/// </summary>
internal static class Conditions
{
    /// <summary>By when a condition is met where neither the routine nor the decider says.</summary>
    public static readonly TimeLimit UsualTime = new(4, TimeUnit.Weeks);

    private static readonly TimeLimit RemindBefore = new(2, TimeUnit.WorkingDays);

    /// <summary>Sets the conditions of a gate that was just decided.</summary>
    /// <param name="to">The state where the case goes on.</param>
    public static void Set(StepBuilder step, GateRound round, IEnumerable<Vote> go, State to)
    {
        var gate = step.State.Gate!;
        foreach (var (vote, condition) in go.SelectMany(v => v.Dated.Select(c => (v, c))))
        {
            var number = step.Case.ConditionTasks.Length + 1;
            var owner = condition.Owner is { } person ? Person.KeyOf(person) : OwnerKey(step, gate, to);
            var due = step.Calendar.Count(step.Now, gate.ConditionDue).Due;
            if (condition.Due is { } day) due = Stockholm.At(day.AddDays(1), TimeOnly.MinValue);
            step.Add(new ConditionSet(new(number, round.Id, condition.Text, owner, due, vote.Person)
            {
                Deciders = round.Deciders,
            }));
            Arm(step, TimerKind.ConditionLate, number, due);
            if (step.Calendar.Before(due, RemindBefore) is var remind && remind > step.Now)
                Arm(step, TimerKind.ConditionRemind, number, remind);
            step.Tell(step.People([owner]), MessageKind.Condition, About(step, step.Case.ConditionTasks[^1]));
        }
    }

    /// <exception cref="ConditionRefused">There is none, it is met, or not theirs.</exception>
    /// <exception cref="InvalidInput">There is no note.</exception>
    public static void Meet(StepBuilder step, MeetCondition command, Person by)
    {
        if (step.Case.ConditionTasks.FirstOrDefault(t => t.Number == command.Number) is not { } task)
            throw new ConditionRefused(RefusalKind.NotFound, "condition-not-found", new(
                $"Ärendet har inget villkor {command.Number}.", $"The case has no condition {command.Number}."));
        if (!task.IsOpen)
            throw new ConditionRefused(RefusalKind.Conflict, "condition-closed", new(
                "Villkoret är redan uppfyllt eller gäller inte längre.",
                "The condition is met already, or no longer applies."));
        var mine = Standing.Of(step, by, task.Keys);
        if (mine.IsEmpty)
            throw new ConditionRefused(
                RefusalKind.NotAllowed, "condition-not-permitted", Rights.Who(step, task.Keys));
        step.ActUnder(mine[0]);
        var note = InputText.Required("note", command.Note, 4_000);
        Disarm(step, task.Number);
        step.Add(new ConditionMet(task.Number, by.Id, note));
        step.Tell(step.People([Person.KeyOf(task.SetBy)]), MessageKind.ConditionMet, About(step, task) with
        {
            By = by.Name,
            Reason = note,
        });
    }

    /// <summary>The conditions that a person can say are met.</summary>
    public static ImmutableArray<ConditionTask> Of(StepBuilder step, Person person) =>
        [.. step.Case.ConditionTasks.Where(t => t.IsOpen && !Standing.Of(step, person, t.Keys).IsEmpty)];

    /// <summary>The time of a condition has come, or is near.</summary>
    public static void Due(StepBuilder step, CaseTimer timer)
    {
        var task = step.Case.ConditionTasks.First(t => t.Number == timer.Index);
        if (timer.Kind == TimerKind.ConditionRemind)
        {
            var owners = step.People([task.Owner]);
            step.Add(new ConditionReminded(task.Number, [.. owners.Select(p => p.Id)]));
            step.Tell(owners, MessageKind.ConditionReminder, About(step, task));
            return;
        }

        var people = step.People([task.Owner, .. task.Deciders]);
        step.Add(new ConditionLate(task.Number, [.. people.Select(p => p.Id)]));
        step.Tell(people, MessageKind.ConditionLate, About(step, task));
    }

    /// <summary>A case that was rejected or discontinued leaves nothing to be met.</summary>
    public static void Drop(StepBuilder step, Ending ending)
    {
        if (ending is not (Ending.Rejected or Ending.Discontinued)) return;
        foreach (var task in step.Case.ConditionTasks.Where(t => t.IsOpen))
        {
            Disarm(step, task.Number);
            step.Add(new ConditionDropped(task.Number));
        }
    }

    private static string OwnerKey(StepBuilder step, Gate gate, State to) =>
        (gate.ConditionOwner ?? to.Owner) is { } owner ? step.Organisation.KeyOf(owner, step.Case)
            : Person.KeyOf(step.Case.Submitter);

    private static MessageContent About(StepBuilder step, ConditionTask task) => step.Content() with
    {
        DueAt = task.DueAt,
        Gate = null,
        By = step.Organisation.FindPerson(task.SetBy)?.Name,
        Note = new(task.Text, task.Text),
    };

    private static void Arm(StepBuilder step, TimerKind kind, int number, DateTimeOffset at) =>
        step.Add(new TimerArmed(new($"{kind.Name()}:{number}", kind, number, at)));

    private static void Disarm(StepBuilder step, int number)
    {
        foreach (var timer in step.Case.Timers.Where(t => t.IsOfCondition && t.Index == number))
            step.Add(new TimerCancelled(timer.Key));
    }
}
