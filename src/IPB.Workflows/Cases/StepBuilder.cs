using System.Collections.Immutable;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>What a step decided: written as a whole or not at all.</summary>
internal sealed record Decision(Case Case, string Actor, string? OnBehalfOf, ImmutableArray<Fact> Facts,
    ImmutableArray<Message> Messages)
{
    /// <summary>What was asked before and needs no answer now.</summary>
    public Withdrawal? Withdraws => Withdrawal.Of(this);
}

/// <summary>A step while it is being decided: every fact is applied at once, so that the next rule sees it.</summary>
internal sealed class StepBuilder
{
    private readonly ImmutableArray<Fact>.Builder facts = ImmutableArray.CreateBuilder<Fact>();
    private readonly ImmutableArray<Message>.Builder messages = ImmutableArray.CreateBuilder<Message>();
    private readonly long versionBefore;

    // Whom people who were asked after act for, by name: their mail says so.
    private readonly Dictionary<string, string?> behalf = [];
    private readonly Ending? endingBefore;
    private Case? current;

    public StepBuilder(World world, Routine routine, Case? before, Guid id, string actor, DateTimeOffset now)
    {
        (World, Routine, Id, Actor) = (world, routine, id, actor);
        current = before;
        versionBefore = before?.Version ?? 0;
        endingBefore = before?.Ending;
        // A step never lies before the one it follows, whatever the clocks of two transactions said.
        Now = before is not null && before.UpdatedAt > now ? before.UpdatedAt : now;
        Today = Calendars.Stockholm.DateOf(Now);
    }

    public World World { get; }
    public Routine Routine { get; }
    public Guid Id { get; }
    public string Actor { get; }
    public DateTimeOffset Now { get; }
    public DateOnly Today { get; }
    public Case Case => current!;

    /// <summary>That of the department which leads the case now.</summary>
    public Calendars.WorkingCalendar Calendar => World.Calendars.Of(Case.LeadDepartment);
    public Organisation Organisation => World.Organisation;
    public State State => Routine.State(Case.State);

    /// <summary>Set when the actor acts for somebody else: who is away, or has delegated it.</summary>
    public string? OnBehalfOf { get; private set; }

    /// <summary>What the case is about, as far as delegations are limited by it.</summary>
    public Matter Matter => Matter.Of(Routine, Case);

    /// <summary>The step is stamped with whose right it is taken by.</summary>
    public void ActUnder(WaitingKey? key)
    {
        OnBehalfOf = key?.OnBehalfOf;
        if (key is { Delegation: { } id, OnBehalfOf: { } from }) Add(new ActedByDelegation(id, from, key.Via));
    }

    /// <summary>Codes of the departments that the actor chose to be asked in the referral that the step sends out.
    /// </summary>
    public ImmutableArray<string> ChosenBodies { get; set; } = [];

    /// <summary>Codes of the departments that the actor picked for child cases that the step opens.</summary>
    public ImmutableArray<string> ChosenDepartments { get; set; } = [];

    /// <summary>How full the places are that the case may come to.</summary>
    public Crowding.Crowd Crowd { get; init; } = Crowding.Crowd.None;

    /// <summary>What the step has to send so far.</summary>
    public IEnumerable<Message> Sent => messages;

    public void Add(Fact fact)
    {
        facts.Add(fact);
        current = fact is Submitted
            ? Journal.Apply(null, Id, Now, [fact]) with { Version = 0 }
            : Journal.Apply(Case, fact, Now);
    }

    public void Tell(IEnumerable<Person> people, MessageKind kind, MessageContent content) =>
        messages.AddRange(people.Where(p => p.Id != Actor || kind == MessageKind.Received)
            .Select(p => new Message(Guid.CreateVersion7(Now), p.Id, kind,
                content with { For = behalf.GetValueOrDefault(p.Id) })));

    /// <summary>Has the engine itself do something after the step, once.</summary>
    public void Send(MessageKind kind, Func<MessageContent, MessageContent> content) => messages.Add(new(
        Guid.CreateVersion7(Now), Party.System, kind, content(new(Case.Number, Case.Title, Routine.Name, new("", ""))
        {
            CaseId = Id,
        })));

    /// <summary>Writes to somebody who is in no organisation; what is said names them.</summary>
    public void Write(string to, MessageKind kind, MessageContent content) =>
        messages.Add(new(Guid.CreateVersion7(Now), to, kind, content));

    /// <summary>What the step was to send is not sent.</summary>
    public void TakeBack(Predicate<Message> which)
    {
        for (var i = messages.Count - 1; i >= 0; i--)
            if (which(messages[i])) messages.RemoveAt(i);
    }

    /// <summary>The state just entered is left at once: nobody need be told that it was their turn there.</summary>
    public void PassBy() => TakeBack(m => m.Kind is MessageKind.YourTurn or MessageKind.Decision);

    /// <summary>
    /// Those who are there and have to act under waiting keys, each once: substitutes in place of the absent, and
    /// whom it was delegated to.
    /// </summary>
    public ImmutableArray<Person> People(IEnumerable<string> keys) => Named(Standing.Reached(this, keys));

    /// <summary>The same where they decide or give a statement: without whoever is partial.</summary>
    public ImmutableArray<Person> Impartial(IEnumerable<string> keys) => Named(Standing.ReachedImpartial(this, keys));

    /// <summary>The same where an opinion is asked for.</summary>
    public ImmutableArray<Person> Advisers(GateOpinion asked) => Named(Standing.ReachedAdvising(this, asked));

    /// <summary>Whoever submitted the case or acts for them, to be told of it.</summary>
    public ImmutableArray<Person> Submitter() => Organisation.FindPerson(Case.Submitter) is { } submitter
        ? [Organisation.Reachable(submitter, Today)] : [];

    private ImmutableArray<Person> Named(ImmutableArray<Seat> seats)
    {
        foreach (var seat in seats)
            behalf[seat.Person.Id] = seat.Key.OnBehalfOf is { } id ? Organisation.FindPerson(id)?.Name : null;
        return [.. seats.Select(s => s.Person)];
    }

    public MessageContent Content() => new(Case.Number, Case.Title, Routine.Name, State.Name)
    {
        DueAt = Case.DueAt,
        Urgent = Case.State.Length > 0 && Routine.GroupsOf(State).Prepend(State).Any(s => s.Due?.SmallestUnit
            is Calendars.TimeUnit.Hours or Calendars.TimeUnit.Minutes),
        CaseId = Id,
        Gate = Case.Gate?.Id,
        Version = versionBefore + 1,
        Referral = Case.Referral?.Id,
        Question = Case.Referral is null ? null : State.Referral?.Question,
    };

    public Decision Done()
    {
        TellParent();
        return new(Case with { Version = versionBefore + 1, UpdatedAt = Now }, Actor, OnBehalfOf,
            facts.ToImmutable(), messages.ToImmutable());
    }

    /// <summary>A child case that ends, or is reopened, says so to its parent.</summary>
    private void TellParent()
    {
        if (Case.Parent is not { } parent || Case.Ending == endingBefore) return;
        Send(MessageKind.ChildNews, c => c with
        {
            Child = new(parent.Number, parent.Key, Case.Number, Case.Ending, versionBefore + 1),
        });
    }
}
