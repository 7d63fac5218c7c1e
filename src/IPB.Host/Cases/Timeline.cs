using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Attachments;
using IPB.Host.Automations;
using IPB.Host.Children;
using IPB.Host.Gates;
using IPB.Host.Insight.Obstacles;
using IPB.Host.Pages;
using IPB.Host.Partners;
using IPB.Host.People;
using IPB.Host.Referrals;
using IPB.Workflows;
using IPB.Workflows.Attachments;
using IPB.Workflows.Cases;
using IPB.Workflows.Crowding;
using IPB.Workflows.Partners;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Host.Cases;

/// <summary>A step of the journal as it is shown.</summary>
/// <param name="Shape"><c>decision</c>, <c>person</c> or <c>system</c>.</param>
/// <param name="Lines">What followed from it.</param>
/// <param name="Clockwork">Timers set and called off: of interest to few.</param>
public sealed record TimelineStep(
    JournalEntry Entry, string Shape, string Actor, string? OnBehalfOf, string Headline, string? Quote, Routed? Why,
    IReadOnlyList<string> Lines, IReadOnlyList<string> Clockwork);

/// <summary>Puts the journal into words.</summary>
public sealed class Timeline(Routine routine, CityWords say, CurrentPerson me)
{
    /// <summary>The version before a step that migrates the case; null: the same.</summary>
    public Routine? Before { get; init; }

    /// <summary>The cases that the case has opened.</summary>
    public ImmutableArray<ChildCase> Children { get; init; } = [];

    /// <summary>Names of automations by the ids of their runs.</summary>
    public IReadOnlyDictionary<string, string> Runs { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Those outside the city who were invited to the case.</summary>
    public ImmutableArray<Partner> Partners { get; init; } = [];

    public TimelineStep StepOf(JournalEntry entry)
    {
        var facts = entry.Facts;
        if (facts.IsEmpty) return Unreadable(entry);
        var main = facts.MinBy(TimelineRank.Of)!;
        var clockwork = facts.Where(TimelineRank.IsClockwork).Select(Line).ToList();
        var lines = facts.Where(f => !ReferenceEquals(f, main) && !TimelineRank.IsClockwork(f)).Select(Line).ToList();
        lines.InsertRange(0, Details(main));
        return new(entry, TimelineRank.Shape(entry), entry.Actor == Party.System ? ""
            : say.Person(entry.Actor, Partners),
            entry.OnBehalfOf is { } absent ? say.Person(absent) : null, Headline(main), TimelineQuotes.Of(main),
            facts.OfType<Routed>().FirstOrDefault(), lines, clockwork);
    }

    private TimelineStep Unreadable(JournalEntry entry) =>
        new(entry, "system", "", null, me.Say(TimelineTexts.Unreadable(entry.Seq)), null, null, [], []);

    private string Headline(Fact fact) => fact is FieldsSet f ? me.Say(FormTexts.Changed(f, FieldName)) : Line(fact);

    private IEnumerable<string> Details(Fact fact) => fact switch
    {
        Voted voted => Details(voted.Vote),
        Recounted recounted => recounted.Moved.Select(m => me.Say(Workflows.Timers.RecountWords.Of(m))),
        Migrated migrated => Details(migrated),
        MigrationUndone { Restored: var c } => [StandsIn(StateName(c.State), c.WaitsOn, c.DueAt)],
        _ => ObstacleTexts.Of(fact) is { } it ? [me.Say(ObstacleTexts.Said(it))] : [],
    };

    private IEnumerable<string> Details(Vote vote)
    {
        if (vote.Obstacle is { } it) yield return me.Say(ObstacleTexts.Said(it));
        foreach (var (criterion, reason) in vote.Reasons.Where(r => r.Value != vote.Reason))
            yield return me.Say(GateTexts.PassedAnyway(CriterionName(criterion), reason));
        if (!vote.Scores.IsEmpty)
            yield return me.Say(GateTexts.Scored(string.Join(", ",
                vote.Scores.Select(s => $"{CriterionName(s.Key)} {s.Value}"))));
        if (!vote.Conditions.IsEmpty)
            yield return me.Say(TimelineTexts.Conditions(string.Join("; ", vote.Conditions)));
    }

    private string CriterionName(string id) => routine.States.SelectMany(s => s.Gate?.Criteria ?? [])
        .FirstOrDefault(c => c.Id == id) is { } criterion ? me.Say(criterion.Name) : id;

    private IEnumerable<string> Details(Migrated f)
    {
        var from = (Before ?? routine).Find(f.FromState) is { } old ? me.Say(old.Name) : f.FromState;
        var to = StateName(f.State);
        var state = from == to ? CaseMigrationTexts.SameState(to) : CaseMigrationTexts.OtherState(from, to);
        yield return StandsIn(me.Say(state), f.WaitsOn, f.Groups.Select(g => g.DueAt).Append(f.DueAt).Min());
        if (f.Why is { } why) yield return me.Say(CaseMigrationTexts.Void(me.Say(why)));
        if (f.Gate is { } gate) yield return me.Say(CaseMigrationTexts.GoesOn(gate.Votes.Length));
        if (f.Referral is { } referral)
            yield return me.Say(CaseMigrationTexts.ReferralGoesOn(referral.Statements.Length));
        foreach (var run in f.Automations) yield return me.Say(AutomationTexts.GoesOn(run.Name));
        if (f.Wait is { } wait) yield return me.Say(ChildTexts.WaitGoesOn(wait.Children.Length));
        if (f.Fields is { IsEmpty: true }) yield return me.Say(CaseMigrationTexts.NoFields);
        else if (f.Fields is { } fields)
            yield return me.Say(CaseMigrationTexts.Fields(string.Join(", ", fields.Keys.Select(FieldName))));
    }

    /// <summary>One fact in words; those of a person go on after the person's name.</summary>
    public string Line(Fact fact) => fact switch
    {
        Submitted f => me.Say(TimelineTexts.Submitted(say.Department(f.Department))),
        Routed f => me.Say(TimelineTexts.Routed(say.Department(f.To))) + Also(f),
        PlacedBySuggestion f => me.Say(f.Why),
        LeadChanged { Why: { } why } => me.Say(why),
        LeadChanged f => me.Say(TimelineTexts.LeadChanged(say.Department(f.From), say.Department(f.To))),
        Bounced f => BouncedLine(f),
        FieldsSet f => Initial.Capital(me.Say(FormTexts.Changed(f, FieldName))),
        Triggered f => me.Say(f.Automatic
            ? TimelineTexts.TriggeredItself(TriggerName(f)) : TimelineTexts.Triggered(TriggerName(f))),
        GroupLeft f => me.Say(TimelineTexts.GroupLeft(StateName(f.Group))),
        GroupEntered f => me.Say(TimelineTexts.GroupEntered(StateName(f.Group)))
            + (f.DueAt is { } due ? ", " + me.Say(TimelineTexts.DueBy(say.Day(due))) : ""),
        Entered f => EnteredLine(f),
        GateOpened f => me.Say(TimelineTexts.GateOpened(StateName(f.State))) + ByPoint(f.Point),
        Voted f => me.Say(TimelineTexts.Voted(f.Vote.Outcome)) + ByPoint(f.Vote.Point),
        GateClosed f => me.Say(TimelineTexts.GateClosed(
            StateName(f.Gate.Split('.')[1]), me.Say(CaseTexts.OutcomeDone(f.Outcome)))),
        Reminded f => me.Say(f.People.IsEmpty
            ? TimelineTexts.NobodyReminded : TimelineTexts.Reminded(say.People(f.People))),
        Escalated f => me.Say(TimelineTexts.Escalated(say.Who(f.Key))) + Names(f.People) + Missing(f),
        Referred f => me.Say(ReferralTexts.Sent(Bodies(f.Bodies.Select(b => b.Id)))),
        StatementGiven f => me.Say(ReferralTexts.Given(f.Statement.Stance, say.Who(f.Statement.Body))),
        ReferralClosed f => me.Say(ReferralTexts.Closed(f.End)) + Unanswered(f),
        Asked f => me.Say(TimelineTexts.Asked(say.People(f.People), me.Say(f.Question))),
        Linked f => me.Say(LinkTexts.Linked(me.Say(f.Relation.Text(f.Incoming)), f.Other)),
        Unlinked f => me.Say(LinkTexts.Unlinked(me.Say(f.Relation.Text(f.Incoming)), f.Other)),
        Commented f => me.Say(f.ByMail ? TimelineTexts.CommentedByMail : TimelineTexts.Commented),
        Assigned f => me.Say(TimelineTexts.Assigned(say.Person(f.To))),
        RemindedByHand f => me.Say(TimelineTexts.RemindedByHand(say.People(f.People))),
        PartOfBulk f => me.Say(TimelineTexts.PartOfBulk(f.Count)),
        Workflows.Access.Revealed f => me.Say(SecrecyTexts.Revealed(f.What, FieldName, me)),
        PartnerInvited f => me.Say(PartnerTexts.Invited(f.Name, f.Email, say.Date(f.Until.AddMinutes(-1)))),
        PartnerLinkSent f => me.Say(f.ByPartner ? PartnerTexts.AskedLink : PartnerTexts.LinkSent(f.Name)),
        LimitExceeded f => me.Say(TimelineTexts.OverLimit(me.Say(f.Name), f.Limit)),
        PartnerOpened => me.Say(PartnerTexts.Opened),
        PartnerAnswered => me.Say(PartnerTexts.Answered),
        PartnerRevoked f => me.Say(PartnerTexts.Revoked(f.Name)),
        Acknowledged f => me.Say(f.ByLink ? TimelineTexts.AcknowledgedByLink : TimelineTexts.Acknowledged),
        ActedByDelegation f => me.Say(CoverTexts.ByDelegation(say.Person(f.From), say.People(f.Via))),
        Closed f => me.Say(TimelineTexts.Closed(me.Say(CaseTexts.EndingName(f.Ending)).ToLowerInvariant())),
        Migrated f => me.Say(CaseMigrationTexts.Migrated(f.From, f.To)),
        MigrationUndone f => me.Say(CaseMigrationTexts.Undone(f.From, f.Restored.RoutineVersion)),
        Reopened => Initial.Capital(me.Say(TimelineTexts.Reopened)),
        TimerArmed f => me.Say(TimelineTexts.TimerArmed(
            TimerName(f.Timer.Key), say.Moment(f.Timer.DueAt))),
        TimerFired f => me.Say(TimelineTexts.TimerFired(TimerName(f.Key))),
        TimerCancelled f => me.Say(TimelineTexts.TimerCancelled(TimerName(f.Key))),
        Held => me.Say(HoldTexts.Held),
        Resumed f => me.Say(HoldTexts.Resumed)
            + (f.DueAt is { } due ? $", {me.Say(TimelineTexts.DueBy(say.Day(due)))}" : ""),
        AskedToResume f => me.Say(HoldTexts.Asked(say.People(f.People))),
        Recounted f => me.Say(f.Lead is null ? TimelineTexts.CalendarChanged : TimelineTexts.OtherCalendar),
        HoldRanOut f => me.Say(HoldTexts.RanOut(StateName(f.To))),
        TimerSuspended f => me.Say(HoldTexts.Suspended(TimerName(f.Key))),
        _ when AutomationTexts.Line(fact, RunName, say.People, say.Moment) is { } words => me.Say(words),
        _ when ChildTexts.Line(fact, ChildTitle, say.People) is { } words => me.Say(words),
        InformationAsked f => me.Say(AskTexts.Asked(say.Who(f.Key))),
        InformationGiven => me.Say(AskTexts.Given),
        OpinionAsked f => me.Say(f.Key is { } key ? OpinionTexts.RoutineAsks(say.Who(key))
            : OpinionTexts.Asked(say.Person(f.Person))),
        OpinionGiven f => me.Say(OpinionTexts.Given(OpinionTexts.Of(f.Stance))),
        Attached f => me.Say(AttachmentTexts.Added(f.File)),
        OpinionEnded f => me.Say(OpinionTexts.Ended(f.End)),
        Prepared f => me.Say(ConditionTexts.Prepared(say.Person(f.Person))),
        ConditionSet f => me.Say(ConditionTexts.Set(f.Task.Text, say.Who(f.Task.Owner), say.Day(f.Task.DueAt))),
        ConditionMet f => me.Say(ConditionTexts.Met(f.Number)),
        ConditionReminded f => me.Say(ConditionTexts.Reminded(f.Number, say.People(f.People))),
        ConditionLate f => me.Say(ConditionTexts.LateNow(f.Number, say.People(f.People))),
        ConditionDropped f => me.Say(ConditionTexts.NoLonger(f.Number)),
        _ => throw new ArgumentException($"no words for the fact {fact.GetType().Name}", nameof(fact)),
    };

    private string RunName(string run) => Runs.GetValueOrDefault(run, run);

    private string ChildTitle(string key) => Children.FirstOrDefault(k => k.Key == key)?.Title ?? key;

    private string Also(Routed f) => f.Also.IsEmpty
        ? "" : ". " + me.Say(TimelineTexts.Also(string.Join(", ", f.Also.Select(say.Department))));

    private string BouncedLine(Bounced f)
    {
        var from = say.Department(f.From);
        var line = f.Why is { } why ? me.Say(why) : me.Say(TimelineTexts.Bounced(from));
        return f is { ByHand: true, Named: { } named }
            ? $"{line} {me.Say(TimelineTexts.Suggested(from, say.Department(named)))}" : line;
    }

    private string EnteredLine(Entered f) =>
        StandsIn(me.Say(TimelineTexts.Entered(StateName(f.State))), f.WaitsOn, f.DueAt);

    private string StandsIn(string state, ImmutableArray<string> waitsOn, DateTimeOffset? dueAt)
    {
        var parts = new List<string> { state };
        if (!waitsOn.IsEmpty) parts.Add(me.Say(TimelineTexts.WaitsFor(string.Join("; ", waitsOn.Select(say.Who)))));
        if (dueAt is { } due) parts.Add(me.Say(TimelineTexts.DueBy(say.Day(due))));
        return string.Join(", ", parts);
    }

    private string ByPoint(string? point) => point is null ? "" : ", " + me.Say(CoverTexts.ByPoint(point));

    private string Names(ImmutableArray<string> people) => people.IsEmpty ? "" : $" ({say.People(people)})";

    private string TriggerName(Triggered f)
    {
        var written = f.Of == OfferedTrigger.OfRoutine ? routine.Triggers
            : routine.Find(f.Of ?? f.State)?.Triggers ?? [];
        return written.FirstOrDefault(t => t.Id == f.Trigger) is { } trigger ? me.Say(trigger.Name) : f.Trigger;
    }

    private string TimerName(string key) => key.Split('/') is [var group, var own]
        ? $"{me.Say(TimelineTexts.Timer(own))} ({StateName(group)})" : me.Say(TimelineTexts.Timer(key));

    private string Missing(Escalated f) =>
        f.Body is null ? "" : $". {me.Say(ReferralTexts.EscalatedFor(say.Who(f.Body)))}";

    private string Unanswered(ReferralClosed f) =>
        f.Unanswered.IsEmpty ? "" : $". {me.Say(ReferralTexts.Unanswered(Bodies(f.Unanswered)))}";

    private string Bodies(IEnumerable<string> ids) => string.Join("; ", ids.Select(say.Who));

    private string StateName(string state) => routine.Find(state) is { } known ? me.Say(known.Name) : state;

    private string FieldName(string id) => routine.FindField(id) is { } field ? $"”{me.Say(field.Name)}”" : id;
}
