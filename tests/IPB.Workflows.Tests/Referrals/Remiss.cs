using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Referrals;

/// <summary>work → referral → answers → done, in the town of the tests.</summary>
internal static class Remiss
{
    public const string Mary = "manager@A";
    public const string Board = "board@*";
    public const string Henry = "head-of-department@A";
    private const string ToThree = "[manager of A, board, head-of-department of A]";

    /// <param name="how">Lines of the referral beside question and outcomes.</param>
    public static string Text(string how = "to: " + ToThree + "\njoin: all", bool overdue = false) => $$"""
        routine: test
        version: 1
        name: { sv: Prov, en: Trial }
        purpose: { sv: Prov, en: Trial }
        states:
          work:
            name: { sv: Arbete, en: Work }
            owner: officer
            on:
              send: { name: { sv: Remittera, en: Send out }, to: referral }
          referral:
            name: { sv: På remiss, en: On referral }
            referral:
              question: { sv: Vad säger ni?, en: What do you say? }
              {{how.ReplaceLineEndings("\n").Replace("\n", "\n      ", StringComparison.Ordinal)}}
              outcomes: { answered: answers{{(overdue ? ", overdue: late" : "")}} }
            due: 15 working days
            remind: [3 working days before]
            escalate: [{ after: 10 working days, to: head-of-department of referral-body }]
            on:
              withdraw: { name: { sv: Dra tillbaka, en: Withdraw }, to: work, by: officer, reason: required }
              again: { name: { sv: Börja om, en: Start over }, to: referral, by: officer }
          answers:
            name: { sv: Svaren är inne, en: Answers are in }
            owner: officer
            on:
              done: { name: { sv: Klart, en: Done }, to: done }
              rework: { name: { sv: Arbeta om, en: Rework }, to: work }
              objected:
                name: { sv: Erinran, en: Objected }
                to: work
                by: system
                when: 'objections = statements'
        {{(overdue ? Late : "")}}
          done: { name: { sv: Klart, en: Done }, end: completed }
        """;

    private const string Late =
        "  late: { name: { sv: Sent, en: Late }, owner: officer, on: { done: { name: { sv: Klart, en: Done }, to: "
            + "done } } }";

    public static Play Out(string? text = null, string submitter = "sam", World? world = null) =>
        new Play(text ?? Text(), submitter, world).Fire("send", submitter == "olga" ? "fay" : "olga");

    public static Play Answer(this Play play, string body, string by, Stance stance = Stance.NoObjections,
        string? text = null, string? referral = null) =>
        play.Do(new Answer(referral ?? play.Case.Referral?.Id ?? "none", body, stance, text), by);
}
