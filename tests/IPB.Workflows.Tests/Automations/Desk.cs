using System.Collections.Immutable;
using IPB.Workflows.Automations;
using IPB.Workflows.Cases;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Automations;

/// <summary>A case that waits for an automation, work → asking → answered or work, in the town of the tests.</summary>
internal static class Desk
{
    /// <param name="rest">What the block says beside name, inputs, outputs and done.</param>
    public static string Routine(string rest = "failed: unanswered", string when = "", int version = 1) => $$"""
        routine: test
        version: {{version}}
        name: { sv: Prov, en: Trial }
        purpose: { sv: Prov, en: Trial }
        fields:
          note: { type: text, name: { sv: Not, en: Note }, max: 300 }
          reply: { type: text, name: { sv: Svar, en: Reply }, max: 20 }
          code: { type: number, name: { sv: Kod, en: Code } }
        hold: { by: officer, in: [asking, work], ask-again: 30 days }
        states:
          work:
            name: { sv: Arbete, en: Work }
            owner: officer
            on:
              ask: { name: { sv: Fråga, en: Ask }, to: asking, asks: [note] }
              tell:
                name: { sv: Meddela, en: Tell }
                automation: { name: call-web-hook, inputs: { url: '"https://hooks.example.org"' }, done: told }
              told: { name: { sv: Meddelat, en: Told }, by: system }
              drop: { name: { sv: Sluta, en: Drop }, to: dropped }
          asking:
            name: { sv: Frågar, en: Asking }
            owner: officer
            automation:
              name: call-web-hook
              inputs: { url: '"https://hooks.example.org/" + title', content: note }
              outputs: { answer: reply, status: code }
              done: answered
              {{rest}}
            timers: [{ after: 1 year, fire: unanswered }]
            on:
              answered: { name: { sv: Besvarat, en: Answered }, to: ready, by: system {{when}} }
              unanswered: { name: { sv: Obesvarat, en: Unanswered }, to: work, by: system }
              again: { name: { sv: Igen, en: Again }, to: asking }
              back: { name: { sv: Tillbaka, en: Back }, to: work }
              drop: { name: { sv: Sluta, en: Drop }, to: dropped }
          ready:
            name: { sv: Klart, en: Ready }
            owner: officer
            on: { close: { name: { sv: Stäng, en: Close }, to: closed } }
          closed: { name: { sv: Stängt, en: Closed }, end: solved }
          dropped: { name: { sv: Nedlagt, en: Dropped }, end: discontinued }
        """;

    /// <summary>A case whose automation is under way.</summary>
    public static Play Asking(string? routine = null) =>
        new Play(routine ?? Routine()).Fire("ask", "olga", null, ("note", "Lamps"));

    public static AutomationRun Run(this Play play) => play.Case.Automations[^1];

    /// <summary>The newest call ends.</summary>
    public static Play Ends(this Play play, AutomationOutcome outcome) => play.Ends(play.Run(), outcome);

    public static Play Ends(this Play play, AutomationRun run, AutomationOutcome outcome) =>
        play.System(new HearOfAutomation(run.Id, run.Call, run.Name, outcome));

    public static Play Done(this Play play, string answer = "yes") =>
        play.Ends(AutomationOutcome.Done(("answer", answer), ("status", 200m)));

    public static Play Fails(this Play play, bool again = true) =>
        play.Ends(AutomationOutcome.Failed(new("Nej", "No"), again));

    public static Play Waits(this Play play, TimeSpan time) =>
        play.Ends(AutomationOutcome.Waits(play.Now + time, new("Svar", "An answer"), "kept"));

    public static ImmutableArray<RunOrder> Calls(this Play play) =>
        [.. play.Messages.Select(m => m.Content.Run).OfType<RunOrder>()];
}
