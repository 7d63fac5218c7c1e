using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routines;

public class TenMistakesTests
{
    private const string Faulty = """
        routine: lights
        version: one
        name: { sv: Belysning }
        purpose: { sv: Ljus., en: Light. }
        fields:
          budget: { type: mony, name: { sv: Budget, en: Budget } }
        submit: { asks: [budget] }
        states:
          need:
            name: { sv: Behov, en: Need }
            ownr: coordinator
            remind: [on due]
            on:
              propose: { name: { sv: Lägg fram, en: Propose }, to: revew }
              hurry:
                name: { sv: Skynda, en: Hurry }
                to: done
                when: 'budgte > 3'
                when-text: { sv: Dyrt., en: Costly. }
          review:
            name: { sv: Granskning, en: Review }
            owner: coordinatr
            due: 5 wroking days
            on:
              finish: { name: { sv: Klart, en: Done }, to: done }
          done:
            name: { sv: Klart, en: Done }
            end: completed
            owner: coordinator
        """;

    [Fact]
    public void Ten_mistakes_give_exactly_ten_findings_each_on_its_line()
    {
        var file = Sample.Read(Faulty);
        Assert.Null(file.Routine);
        Assert.Equal(
            [
                "2 wrong-value: version: expected a whole number from 1 to 1000000, got \"one\"",
                "3 missing-key: the text \"name\" lacks \"en\"",
                "6 unknown-type: type \"mony\" is unknown; did you mean \"money\"?",
                "11 unknown-key: key \"ownr\" is unknown in state \"need\"; did you mean \"owner\"?",
                "12 remind-without-due: state \"need\" reminds of a time limit that it lacks; add \"due\"",
                "14 unknown-state: state \"revew\" is unknown; did you mean \"review\"?",
                "18 unknown-name: name \"budgte\" is unknown; did you mean \"budget\"?",
                "22 unknown-role: role \"coordinatr\" is unknown; did you mean \"coordinator\"?",
                "23 time-limit: due: expected the unit minutes, hours, days, weeks, months, years, working days or "
                    + "working hours; got \"wroking days\" in \"5 wroking days\"; did you mean \"5 working days\"?",
                "29 end-with-owner: state \"done\" is an end: the case is closed; remove \"owner\"",
            ],
            file.Findings.Select(f => $"{f.Line} {f.Code}: {f.Message}"));
    }

    [Fact]
    public void A_finding_reads_as_file_line_and_what_was_meant() => Assert.Contains(
        "workflows/lights.routine.yaml:14: state \"revew\" is unknown; did you mean \"review\"?",
        Sample.Read(Faulty).Findings.Select(f => f.ToString()));
}
