using System.Text.Json.Serialization;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Host.Pages;
using IPB.Workflows.Cases;
using IPB.Workflows.Partners;
using IPB.Workflows.Routines;
using IPB.Workflows.Timers;
using Microsoft.AspNetCore.Http;

namespace IPB.Host.Tests.Pages;

/// <summary>Every fact has words, in both languages.</summary>
public sealed class TimelineTests(RunningCity city) : IClassFixture<RunningCity>
{
    private static readonly DateTimeOffset At = RunningCity.Monday;

    private static readonly Vote Vote = new("maria.lind", null, [], Outcome.Approve, "Bra.", [], ["Snart"], At);

    private static readonly Case Was = new()
    {
        Id = Guid.Empty,
        Number = "IPB 2026-00001",
        Routine = "problem-intake",
        RoutineVersion = 1,
        Title = "",
        Description = "",
        Submitter = "elin.dahlgren",
        SubmittingDepartment = "FSF",
        LeadDepartment = "TEF",
        State = "assessment",
    };

    private static readonly Fact[] Samples =
    [
        new Submitted("IPB 2026-00001", "problem-intake", 1, "T", "D", "elin.dahlgren", "FSF"),
        new Routed("problem-intake/1", ["snow"], ["snö"], "TEF", ["FSF"], new("Snö.", "Snow.")),
        new LeadChanged("TEF", "LFF"),
        new FieldsSet(System.Collections.Immutable.ImmutableSortedDictionary<string, object>.Empty
            .Add("tried", "inget")),
        new Triggered("accept", "received", null),
        new Entered("assessment", At, ["case-officer@TEF"]),
        new GateOpened("2026-00001.line-decision.1", "line-decision", 1, ["unit-manager@TEF"], 1),
        new Voted("2026-00001.line-decision.1", Vote),
        new GateClosed("2026-00001.line-decision.1", Outcome.Return, []),
        new TimerArmed(new CaseTimer("remind:0", TimerKind.Remind, 0, At)),
        new TimerFired("escalate:0"),
        new TimerCancelled("fire:0"),
        new Reminded(["maria.lind"], At),
        new Escalated("coordinator@*", ["anna.ek"]),
        new Asked("person:elin.dahlgren", ["elin.dahlgren"], new("Löst?", "Solved?")),
        new Commented("Hej."),
        new Closed(Ending.Solved),
        new Reopened(),
        new Bounced("TEF", "LFF", "Inte en gata.", 1),
        new Held("anna.ek", "Vi väntar."),
        new TimerSuspended("remind:0"),
        new AskedToResume("person:anna.ek", ["anna.ek"], 1),
        new Resumed("Klart.", At),
        new HoldRanOut("sorting"),
        new ActedByDelegation(Guid.Empty, "anna.ek", ["maria.lind"]),
        new Recounted(At, [new(null, At, At.AddDays(1), new("24 dec är stängt nu", "24 Dec is closed now"))]),
        new Migrated(Guid.Empty, 1, 2, "assessment", "assessment"),
        new MigrationUndone(Guid.Empty, 2, Was),
        new PlacedBySuggestion("SLK", "LFF", 0.93, ["tak"], new("Tak.", "Roofs.")),
        new GroupEntered("assessment", At),
        new GroupLeft("assessment"),
        new Referred("2026-00001.referral.1", "referral", 1, [new("unit-manager@TEF", "unit-manager@TEF")], 1),
        new StatementGiven("2026-00001.referral.1",
            new("unit-manager@TEF", "maria.lind", null, Stance.Objections, "Nej.", At)),
        new ReferralClosed("2026-00001.referral.1", ReferralEnd.Answered, []),
        new Linked("IPB 2026-00002", Relation.DependsOn),
        new Unlinked("IPB 2026-00002", Relation.DependsOn, "Fel."),
        new Prepared("anna.ek"),
        new InformationAsked("2026-00001.line-decision.1", "coordinator@*", "maria.lind", "Varför?", ["anna.ek"]),
        new InformationGiven("2026-00001.line-decision.1", "anna.ek", "Därför."),
        new OpinionAsked("2026-00001.line-decision.1", 1, "anna.ek", "maria.lind", "Varför?", ["anna.ek"]),
        new OpinionGiven("2026-00001.line-decision.1", 1, "anna.ek", OpinionStance.For, "Därför."),
        new OpinionEnded("2026-00001.line-decision.1", 1, OpinionEnd.Declined, null),
        new ConditionSet(new(1, "2026-00001.line-decision.1", "Fråga.", "coordinator@*", At, "maria.lind")),
        new ConditionReminded(1, ["anna.ek"]),
        new ConditionLate(1, ["anna.ek"]),
        new ConditionMet(1, "anna.ek", "Klart."),
        new ConditionDropped(1),
        new Acknowledged(ByLink: true),
        new ChildOrdered(new("IPB 2026-00001", "2026-00001.child.1", "obstacle", "T", "D", "elin.dahlgren", "FSF", 1)),
        new ChildOpened("2026-00001.child.1", "IPB 2026-00002"),
        new ChildRefused("2026-00001.child.1", new("Skäl saknas.", "Why is missing."), ["anna.ek"]),
        new ChildRetried("2026-00001.child.1"),
        new ChildDropped("2026-00001.child.1", "Behövs inte."),
        new ChildEnded("2026-00001.child.1", "IPB 2026-00002", Ending.Solved, 2),
        new ChildReopened("2026-00001.child.1", "IPB 2026-00002", 3),
        new ChildrenAwaited("assessment", ["2026-00001.child.1"], 0),
        new WaitEnded("assessment", "solved", []),
        new OpenedAsChild("IPB 2026-00003", "2026-00003.child.1", 1),
        new ParentWentOn("IPB 2026-00003", new("Väntar inte.", "Waits no more."), ["anna.ek"]),
        new Assigned("anna.ek", ["coordinator@*"], ["person:anna.ek"], "Du kan det här."),
        new RemindedByHand(["maria.lind"]),
        new PartOfBulk("a1", 12),
        new IPB.Workflows.Access.Revealed(["budget"], "Revision."),
        new PartnerInvited(1, "Byalaget", "by@example.org", "sv", "Ni bor där.", "anna.ek", At),
        new PartnerLinkSent(1, "Byalaget", ByPartner: true),
        new PartnerOpened(1),
        new IPB.Workflows.Crowding.LimitExceeded("phase:pilot", new("Pilot", "Pilot"), 3),
        new PartnerAnswered(1, "Vi ser det varje natt."),
        new PartnerRevoked(1, "Byalaget", "Klart."),
        new IPB.Workflows.Attachments.Attached(new(Guid.Empty, "a.pdf", "application/pdf", 2, "ab"), "anna.ek"),
        new AutomationStarted(new("2026-00001.run.1", 1, "file-decision", new("filed", null, 4, 1))),
        new AutomationProgressed("2026-00001.run.1", new("Halvvägs.", "Half way.")),
        new AutomationWaits("2026-00001.run.1", At, new("Svar", "An answer")),
        new AutomationAnswered("2026-00001.run.1", "{}"),
        new AutomationCalled("2026-00001.run.1", 2, IPB.Workflows.Automations.AutomationWake.Answered),
        new AutomationFaulted("2026-00001.run.1", 1, new("Fel.", "Wrong."), At),
        new AutomationStuck("2026-00001.run.1", new("Fel.", "Wrong."), ["anna.ek"]),
        new AutomationDone("2026-00001.run.1", "file-decision", "filed"),
        new AutomationFailed("2026-00001.run.1", "file-decision", new("Fel.", "Wrong."), null),
        new AutomationCancelled("2026-00001.run.1", "file-decision", RunCancel.Left),
        new AutomationTooLate("2026-00001.run.1", "file-decision", IPB.Workflows.Automations.AutomationEnd.Done),
        new DocumentFiled(new("IPB 2026-00001:1", "beslut.pdf", "application/pdf", "ab", 2), "2026-00001.run.1"),
    ];

    [Fact]
    public void Every_kind_of_fact_has_words_in_both_languages()
    {
        var kinds = typeof(Fact).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
            .Cast<JsonDerivedTypeAttribute>().Select(a => a.DerivedType);
        Assert.Equal(kinds.Order(ByName), Samples.Select(s => s.GetType()).Order(ByName));

        var (swedish, english) = (TimelineIn("sv"), TimelineIn("en"));
        foreach (var fact in Samples) Assert.NotEqual(swedish.Line(fact), english.Line(fact));
    }

    [Fact]
    public void A_step_shows_what_it_is_about_first()
    {
        var entry = new JournalEntry(2, At, "anna.ek", null, [Samples[3], Samples[4], Samples[5], Samples[9]], "");
        var step = TimelineIn("en").StepOf(entry);

        Assert.Equal("Anna Ek", step.Actor);
        Assert.Equal("chose “Accept”", step.Headline);
        Assert.Equal(2, step.Lines.Count);
        Assert.Single(step.Clockwork);
    }

    private static Comparer<Type> ByName => Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));

    private Timeline TimelineIn(string language)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = $"{CurrentPerson.LanguageCookie}={language}";
        var me = new CurrentPerson(new HttpContextAccessor { HttpContext = http }, city.Engine);
        return new Timeline(city.Engine.Routines.Find("problem-intake")!, new CityWords(city.Engine, me), me);
    }
}
