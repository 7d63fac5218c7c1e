using IPB.Workflows.Notifications;

namespace IPB.Workflows.Tests.Cases;

public sealed class PassingByTests
{
    private const string Sorted = """
        routine: test
        version: 1
        name: { sv: Prov, en: Trial }
        purpose: { sv: Prov, en: Trial }
        fields: { urgent: { type: yes-no, name: { sv: Bråttom, en: Urgent } } }
        states:
          work:
            name: { sv: Arbete, en: Work }
            owner: officer of lead-department
            on: { done: { name: { sv: Klart, en: Done }, to: choice, asks: [urgent] } }
          choice:
            name: { sv: Val, en: Choice }
            owner: board
            on:
              now: { name: { sv: Nu, en: Now }, to: fast, by: system, when: urgent }
              later: { name: { sv: Sen, en: Later }, to: slow, by: system, when: urgent = false }
              choose: { name: { sv: Välj, en: Choose }, to: slow }
          fast: { name: { sv: Snabbt, en: Fast }, owner: manager, on: { done: { name: { sv: A, en: A }, to: end } } }
          slow: { name: { sv: Sakta, en: Slow }, owner: officer, on: { done: { name: { sv: A, en: A }, to: end } } }
          end: { name: { sv: Slut, en: End }, end: completed }
        """;

    [Fact]
    public void Nobody_is_told_that_it_is_their_turn_in_a_state_that_the_case_leaves_at_once()
    {
        var play = new Play(Sorted).Fire("done", "olga", null, ("urgent", true));

        Assert.Equal("fast", play.State);
        Assert.Equal(["olga", "mary"], play.Told(MessageKind.YourTurn));
    }

    [Fact]
    public void Whoever_has_the_case_where_it_stays_is_told() =>
        Assert.Contains("bo1", new Play(Sorted).Fire("done", "olga").Told(MessageKind.YourTurn));
}
