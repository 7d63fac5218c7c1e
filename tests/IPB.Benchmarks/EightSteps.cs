using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Benchmarks;

/// <summary>
/// The measured case: submitted and routed, accepted, then five approvals and phase transitions from outside, closed.
/// </summary>
internal static class EightSteps
{
    public const int Count = 8;
    private const string Submitter = "elin.dahlgren";
    private static readonly ImmutableSortedDictionary<string, object> None =
        ImmutableSortedDictionary<string, object>.Empty;

    public static Submit Submission { get; } = new("eight-steps", "Skolgårdens belysning lyser hela natten",
        "Skolgårdens belysning lyser hela natten och ingen kan styra den. Tre skolor har hört av sig, och elen kostar "
        + "mer än skolornas läromedel. Vaktmästarna har ingen brytare och driftföretaget svarar inte.", "FSF", None);

    /// <summary>The commands after the submission, with their senders.</summary>
    public static IEnumerable<(string Person, Func<string, Command> Command)> Rest()
    {
        yield return (Submitter, _ => new Fire("accept", None.Add("budget", 180_000m), null));
        yield return ("anna.ek", _ => new Fire("propose", None, "Behovet är tydligt och ägaren finns."));
        yield return ("maria.lind", gate => Approve(gate, ["owner-named"]));
        yield return ("anna.ek", _ => new Fire("propose", None, "Två alternativ är jämförda."));
        yield return ("lars.wallin", gate => Approve(gate, []));
        yield return ("anna.ek", _ => new Fire("hand-over", None, null));
        yield return ("anna.ek", _ => new Fire("close", None, "Löst."));
    }

    public static Sender SenderOf(string person, string run, long n, int step) => new(person, $"{run}-{n}-{step}");

    /// <summary>Plays a case through the engine; each step is committed before the next is sent.</summary>
    public static async Task PlayAsync(Workflows.WorkflowEngine engine, string run, long n, Action stepDone)
    {
        var answer = await engine.SubmitAsync(Submission, SenderOf(Submitter, run, n, 0));
        stepDone();
        var step = 0;
        foreach (var (person, command) in Rest())
        {
            answer = await engine.DoAsync(answer.Number, command(answer.Gate ?? ""), SenderOf(person, run, n, ++step));
            stepDone();
        }
    }

    private static Decide Approve(string gate, ImmutableArray<string> met) =>
        new(gate, Outcome.Approve, "Underlaget räcker.", met, []);
}
