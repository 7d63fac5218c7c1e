using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using IPB.Host;
using IPB.PrivatePostgres;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Faults;

/// <summary>What races at gates came to.</summary>
/// <param name="Late">Votes that came after the decision; each was told whose it was, and when.</param>
/// <param name="Faults">What must not be; empty when every gate was decided once.</param>
internal sealed record RaceFigures(int Races, int Votes, int Counted, int Late, double Seconds,
    ImmutableArray<string> Faults)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        races    {Races}, each decided once
        votes    {Votes} at the same moment, four a gate on two nodes: {Counted} counted, {Late} came late
        time     {Seconds:0.0} s, {Races / Seconds:0} gates a second
        """);
}

/// <summary>
/// Four deciders send different outcomes to one gate at the same moment, through two nodes on one database. Half of the
/// gates take two votes to go ahead. Every gate must have one outcome, and whoever was late must hear who was faster.
/// </summary>
internal sealed class GateRaces(int count, Action<string> tell)
{
    private const int AtOnce = 16;
    private static readonly string[] Board = ["bo.boss", "eva.ek", "ola.oja", "rut.ros"];
    private static readonly Outcome[] Outcomes =
        [Outcome.Approve, Outcome.Approve, Outcome.Return, Outcome.Reject, Outcome.Postpone];
    private static readonly ImmutableSortedDictionary<string, object> Nothing =
        ImmutableSortedDictionary<string, object>.Empty;

    private readonly ConcurrentQueue<string> faults = [];
    private int counted;
    private int late;

    public async Task<RaceFigures> RunAsync(CancellationToken ct)
    {
        await using var server = await PrivatePostgresServer.StartTemporaryAsync(ct);
        var data = Directory.CreateTempSubdirectory("ipb-races-");
        try
        {
            var settings = new HostSettings
            {
                Connection = server.ConnectionString,
                DataFolder = data.FullName,
                Demo = true,
                Work = false,
                WorkflowsFolder = Path.Combine(AppContext.BaseDirectory, "fault-workflows", "races"),
            };
            await using var one = await City.OpenAsync(settings, tell, ct);
            await using var other = await City.OpenAsync(settings, tell, ct);
            return await RaceAsync([one, other], ct);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private async Task<RaceFigures> RaceAsync(City[] nodes, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        await Parallel.ForAsync(0, count, options,
            async (i, token) => await OneAsync(nodes, i, token));
        return new(count, count * Board.Length, counted, late, clock.Elapsed.TotalSeconds, [.. faults]);
    }

    private async Task OneAsync(City[] nodes, int race, CancellationToken ct)
    {
        var large = Nothing.Add("large", race % 2 == 0);
        var number = (await nodes[0].Engine.SubmitAsync(
            new Submit("race", $"Race {race}", "Who is first?", "OFF", large), new("wilma.worker", $"open-{race}"),
            ct)).Number;
        var gate = (await nodes[1].Engine.DoAsync(number, new Fire("propose", Nothing, null),
            new("wilma.worker", $"propose-{race}"), ct)).Gate!;
        var dice = new Random(race);
        var votes = Board.Select(person => (person, outcome: Outcomes[dice.Next(Outcomes.Length)],
            node: nodes[dice.Next(nodes.Length)])).ToList();
        var answers = await Task.WhenAll(votes.Select(v =>
            Task.Run(() => VoteAsync(v.node, number, new(gate, v.outcome, "So be it.", [], []), v.person, ct), ct)));
        await JudgeAsync(nodes[0], (number, gate), answers, ct);
        if (race % 1_000 == 999) tell($"{race + 1} gates were decided");
    }

    /// <returns>Null when the vote counted, else what its sender was told.</returns>
    private static async Task<string?> VoteAsync(City node, string number, Decide decide, string person,
        CancellationToken ct)
    {
        try
        {
            await node.Engine.DoAsync(number, decide, new(person, $"{decide.Gate}-{person}"), ct);
            return null;
        }
        catch (DecisionRefused refusal)
        {
            return refusal.Reasons[0].En;
        }
    }

    private async Task JudgeAsync(City node, (string Number, string Gate) at, string?[] answers, CancellationToken ct)
    {
        var c = (await node.Engine.Cases.FindAsync(at.Number, ct))!;
        var facts = (await node.Engine.Cases.JournalAsync(c.Id, ct)).SelectMany(j => j.Facts).ToList();
        var closed = facts.OfType<GateClosed>().Where(f => f.Gate == at.Gate).ToList();
        var votes = facts.OfType<Voted>().Count(f => f.Gate == at.Gate);
        var told = answers.OfType<string>().ToList();
        Interlocked.Add(ref counted, votes);
        Interlocked.Add(ref late, told.Count);
        if (votes != answers.Length - told.Count)
            faults.Enqueue($"{at.Gate}: {answers.Length - told.Count} were told that they voted, {votes} did");
        // Two of four who say yes are enough, and so is one who says no: no gate is left open.
        if (closed is not [var decided])
        {
            faults.Enqueue($"{at.Gate}: closed {closed.Count} times");
            return;
        }

        var name = node.Engine.Organisation.FindPerson(decided.By!)!.Name;
        var expected = $"Already decided by {name} at 20";
        foreach (var words in told.Where(w => !w.StartsWith(expected, StringComparison.Ordinal)))
            faults.Enqueue($"{at.Gate}: {name} decided, but somebody was told: {words}");
        foreach (var finding in await node.Engine.Cases.VerifyAsync(at.Number, ct))
            faults.Enqueue($"{at.Gate}: {finding}");
    }
}
