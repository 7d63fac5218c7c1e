using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;

namespace IPB.Faults.Reminders;

/// <summary>
/// A random life of a case: people answer, timers fall due and are fired late, twice or long after they were cancelled,
/// mails wait for a working morning. The same seed gives the same life.
/// </summary>
internal sealed class ReminderHistory
{
    private static readonly ImmutableArray<string> People = ["sam", "olga", "mary", "henry", "bo1", "bo2", "dora"];
    private static readonly ImmutableArray<MessageKind> Asks =
    [
        MessageKind.YourTurn, MessageKind.Decision, MessageKind.Reminder, MessageKind.Escalation, MessageKind.AskAgain,
        MessageKind.FollowUp,
    ];
    private static readonly ImmutableArray<string> Triggers = ["propose", "note", "again", "yes", "not"];
    private static readonly ImmutableSortedDictionary<string, object> None =
        ImmutableSortedDictionary<string, object>.Empty;
    private readonly Random random;
    private readonly TransitionChooser chooser;
    private readonly List<Waiting> outbox = [];
    private readonly HashSet<string> seenTimers = [];
    private DateTimeOffset now = ReminderTown.Start;
    private int answersWhenClosed;
    private Case current = null!;

    private ReminderHistory(int seed)
    {
        random = new Random(seed);
        chooser = new TransitionChooser(ReminderTown.Routine);
        var submit = new Submit(ReminderTown.Routine.Id, "Title", "Text", "A", None);
        var opened = Step.Open(ReminderTown.World, chooser, submit, Pick(), "IPB 2026-00001", now);
        current = opened.Case;
        Keep(opened);
    }

    /// <summary>Reminders and escalations that went out, and those that were taken back.</summary>
    public int Sent { get; private set; }
    public int Withdrawn { get; private set; }
    public int Answers { get; private set; }

    /// <summary>Timers that were fired although the case no longer had them.</summary>
    public int Stale { get; private set; }

    /// <summary>What went out although it was answered before.</summary>
    public List<string> Faults { get; } = [];

    public static ReminderHistory Run(int seed)
    {
        var history = new ReminderHistory(seed);
        for (var i = history.random.Next(10, 60); i > 0; i--) history.Move();
        history.now = history.now.AddDays(30);
        history.Deliver();
        return history;
    }

    private void Move()
    {
        switch (random.Next(10))
        {
            case < 3:
                now = now.AddMinutes(random.Next(5) switch
                {
                    0 => random.Next(60 * 24 * 40),
                    < 3 => random.Next(60 * 24 * 4),
                    _ => 5,
                });
                break;
            case < 6: FireTimers(); break;
            case < 8: Deliver(); break;
            default: Answer(); break;
        }
    }

    private void FireTimers()
    {
        foreach (var timer in current.Timers) seenTimers.Add(timer.Key);
        // What is due and, as a node that had read it before would, what was due once.
        var keys = current.Timers.Where(t => t.DueAt <= now).Select(t => t.Key)
            .Concat(seenTimers.Where(_ => random.Next(3) == 0)).OrderBy(_ => random.Next()).ToList();
        foreach (var key in keys) Decide(new FireTimer(key), null, () => Stale++);
    }

    private void Answer()
    {
        Command command = random.Next(9) switch
        {
            < 4 when current.Gate is { } gate => new Decide(
                gate.Id, (Outcome)random.Next(4), "because", ["owner"], ["condition"]),
            4 => new Hold("because"),
            5 => new Resume(null),
            _ => Fire(Triggers[random.Next(Triggers.Length)]),
        };
        var wasClosed = current.IsClosed;
        if (!Decide(command, Pick(), () => { })) return;
        Answers++;
        if (wasClosed && command is Fire) answersWhenClosed++;
    }

    private bool Decide(Command command, Workflows.People.Person? by, Action nothing)
    {
        try
        {
            if (Step.Decide(ReminderTown.World, chooser, current, command, by, now) is not { } step)
            {
                nothing();
                return false;
            }

            current = step.Case;
            Keep(step);
            return true;
        }
        catch (Refusal)
        {
            // Most of what random people try is not theirs to do.
            return false;
        }
    }

    // As the step's own transaction does it: first what was answered goes, then what is new comes.
    private void Keep(Decision step)
    {
        if (step.Withdraws is { } taken)
            Withdrawn += outbox.RemoveAll(w => taken.Takes(w.Message));
        outbox.AddRange(step.Messages.Select(m => new Waiting(m, Turn.Of(current, answersWhenClosed))));
    }

    private void Deliver()
    {
        var open = ReminderTown.World.Calendar.WorkingTimeBetween(now, now.AddMinutes(1)) > TimeSpan.Zero;
        foreach (var mail in outbox.ToList())
            // Held until it is open, but for what is urgent.
            if (open || random.Next(8) == 0)
            {
                outbox.Remove(mail);
                Send(mail);
            }
    }

    private void Send(Waiting mail)
    {
        if (!Asks.Contains(mail.Message.Kind)) return;
        Sent++;
        if (mail.Turn != Turn.Of(current, answersWhenClosed))
            Faults.Add($"{mail.Message.Kind} to {mail.Message.To} about {mail.Turn} after the case had moved on");
        else if (current.Gate?.Votes.Any(v => v.Person == mail.Message.To) == true
)
            Faults.Add($"{mail.Message.Kind} to {mail.Message.To}, who had voted");
    }

    // Mostly somebody who has the case, at times anybody.
    private Workflows.People.Person Pick()
    {
        var town = ReminderTown.World.Organisation;
        var mine = current is null || random.Next(4) == 0 ? []
            : current.WaitsOn.SelectMany(k => town.Holders(k)).ToList();
        return mine.Count > 0 ? mine[random.Next(mine.Count)] : town.FindPerson(People[random.Next(People.Length)])!;
    }

    private Fire Fire(string trigger) => new(trigger,
        trigger is "propose" or "note" ? None.Add("budget", (decimal)random.Next(1, 2000)) : None, "because");

    private sealed record Waiting(Message Message, Turn Turn);

    /// <summary>What a mail asks about, seen from the case alone.</summary>
    private sealed record Turn(string State, DateTimeOffset Since, string? Gate, bool OnHold, bool Closed, int Answers)
    {
        public static Turn Of(Case c, int answers) =>
            new(c.State, c.StateSince, c.Gate?.Id, c.Hold is not null, c.IsClosed, c.IsClosed ? answers : 0);
    }
}
