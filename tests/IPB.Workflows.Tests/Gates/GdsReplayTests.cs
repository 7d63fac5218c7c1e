using System.Collections.Immutable;
using System.Globalization;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Calendars;
using IPB.Workflows.Tests.Cases;
using Microsoft.VisualBasic.FileIO;

namespace IPB.Workflows.Tests.Gates;

/// <summary>
/// The 193 published gate records of a government's digital services (2013–2016), each played as the decision that it
/// was: criteria, outcome, and the reassessment of those that were reassessed.
/// </summary>
public sealed class GdsReplayTests
{
    private const int Points = 26;

    [Fact]
    public void Every_record_becomes_a_gate_decision_and_none_is_lost()
    {
        var replayed = Records().Select(r => (Record: r, Lived: Live(r))).ToList();

        Assert.Equal(193, replayed.Count);
        Assert.All(replayed, r => Assert.Equal(
            r.Record.IsReassessed ? 2 : 1, r.Lived.Facts.OfType<GateClosed>().Count()));
        Assert.All(replayed, r => Assert.Equal(r.Record.LastPassed ? "done" : "work", r.Lived.State));
        Assert.Equal(167, replayed.Count(r => r.Lived.State == "done"));
        Assert.Equal(25, replayed.Count(r => r.Record.IsReassessed && r.Lived.Case.TimesReturned > 0));
        Assert.All(replayed, r => Assert.Equal(CaseJson.Canonical(r.Lived.Case),
            CaseJson.Canonical(Journal.Replay(r.Lived.Case.Id, r.Lived.Journal))));
    }

    [Fact]
    public void The_thirty_that_passed_in_spite_of_an_unmet_criterion_pass_only_with_a_reason()
    {
        var unmet = Records().Where(r => r.SaidToPass && r.Unmet.Any()).ToList();

        Assert.Equal(30, unmet.Count);
        Assert.All(unmet, r => Assert.Throws<InvalidInput>(() => Live(r, withReasons: false)));
        Assert.All(unmet, r =>
        {
            var vote = Live(r).Facts.OfType<Voted>().Last().Vote;
            Assert.Equal(r.Unmet.Order(), vote.Reasons.Keys);
        });
    }

    private static Play Live(GdsRecord record, bool withReasons = true)
    {
        var play = new Play(Routine);
        play.Fire("propose", "olga");
        if (record.IsReassessed)
            Vote(play, record, Outcome.Return, withReasons).Fire("propose", "olga");
        return Vote(play, record, record.LastOutcome, withReasons);
    }

    private static Play Vote(Play play, GdsRecord record, Outcome outcome, bool withReasons) => play.Do(
        new Decide(play.Case.Gate!.Id, outcome, outcome == Outcome.Return ? "Not passed." : null, record.Met,
            outcome == Outcome.ApproveWithConditions ? ["As the report says."] : [])
        {
            Reasons = withReasons && outcome.IsGo()
                ? record.Unmet.ToImmutableSortedDictionary(u => u, u => "The report says why it passed.")
                : ImmutableSortedDictionary<string, string>.Empty,
        }, "mary");

    private static List<GdsRecord> Records()
    {
        var file = Path.Combine(SharedData.Folder("gates"), "gds-assessments-2013-2016.csv");
        using var csv = new TextFieldParser(file) { Delimiters = [","] };
        var header = csv.ReadFields()!;
        var (result, again, criteria) = (Array.IndexOf(header, "result"), Array.IndexOf(header, "re_result"),
            Array.IndexOf(header, "criteria_latest"));
        var records = new List<GdsRecord>();
        while (csv.ReadFields() is { } row) records.Add(new(row[result], row[again], row[criteria]));
        return records;
    }

    /// <param name="Criteria">Y, N or A (does not apply) for each point, as last assessed; empty: no table.</param>
    private sealed record GdsRecord(string Result, string ReResult, string Criteria)
    {
        public bool IsReassessed => ReResult.Length > 0;
        public Outcome LastOutcome => OutcomeOf(IsReassessed ? ReResult : Result);
        public bool LastPassed => LastOutcome.IsGo();
        public bool SaidToPass => (IsReassessed ? ReResult : Result) == "passed";

        public IEnumerable<string> Unmet =>
            Enumerable.Range(0, Criteria.Length).Where(i => Criteria[i] == 'N').Select(Id);
        public ImmutableArray<string> Met => [.. Enumerable.Range(0, Points).Select(Id).Except(Unmet)];

        // A self-certification without a result line certifies itself.
        private static Outcome OutcomeOf(string result) => result switch
        {
            "passed with conditions" => Outcome.ApproveWithConditions,
            "not passed" => Outcome.Return,
            _ => Outcome.Approve,
        };
    }

    private static string Id(int point) => string.Create(CultureInfo.InvariantCulture, $"point-{point + 1}");

    private static string Routine { get; } = $$"""
        routine: test
        version: 1
        name: { sv: Granskning, en: Assessment }
        purpose: { sv: Tjänster som håller., en: Services that are good enough. }
        states:
          work:
            name: { sv: Arbete, en: Work }
            owner: officer of lead-department
            on:
              propose: { name: { sv: Lägg fram, en: Put forward }, to: gate }
          gate:
            name: { sv: Granskning, en: Assessment }
            gate:
              question: { sv: Håller tjänsten?, en: Is the service good enough? }
              decide: { by: manager of lead-department }
              criteria:
        {{string.Join('\n', Enumerable.Range(0, Points).Select(i =>
            $"        - {{ id: {Id(i)}, must: true, name: {{ sv: Punkt {i + 1}, en: Point {i + 1} }} }}"))}}
              outcomes: { approve: done, approve-with-conditions: done, return: work }
          done: { name: { sv: Klart, en: Done }, end: completed }
        """;
}
