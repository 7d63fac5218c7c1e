using IPB.Workflows.Cases;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// Commands that are carried out in one transaction: each is decided by itself, all are committed at once.
/// </summary>
internal sealed class StepGroup(CaseWriter writer, CoverStore cover, IReadOnlyList<StepRequest> requests)
{
    private readonly Dictionary<string, Locked> cases = [];
    private readonly Dictionary<StepRequest, (byte[] Request, string Answer)> known = [];
    private readonly List<(StepRequest Request, CaseChange Change)> changes = [];
    private readonly List<CaseChange> others = [];
    private readonly List<Action> answers = [];
    private (int Year, int Last, DateTimeOffset Now) numbers;
    private int opened;

    private bool Opens => requests.Any(r => r.Number is null);

    /// <exception cref="NpgsqlException">
    /// Nothing is stored (or, after a lost reply, everything); no request is answered.
    /// </exception>
    public async Task RunAsync(Database database)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await connection.InOneTransactionAsync(async () =>
        {
            await cover.KnowAsync(connection, await ReadAsync(connection), CancellationToken.None);
            foreach (var request in requests) Decide(request);
            await WriteAsync(connection);
            return 0;
        });
        foreach (var answer in answers) answer();
        foreach (var (request, change) in changes) request.Succeed(StepAnswer.Of(change.After));
    }

    /// <returns>The version of who is away and who acts for whom; it stays that until the commit.</returns>
    private async Task<long> ReadAsync(NpgsqlConnection connection)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("begin");
        batch.Add(CoverSql.Hold);
        // In the order of numbers, so that two groups that share cases never wait for each other in a circle.
        var numbered = requests.SelectMany(r => r.Numbers).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var number in numbered) batch.Add(Sql.LockCase).Text(number);
        if (Opens) batch.Add(Sql.LockNumbers);
        foreach (var request in requests)
            batch.Add(Sql.FindCommand).Text(request.Command.Person).Text(request.Command.Key);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.ReadAsync();
        var version = reader.GetInt64(0);
        await reader.NextResultAsync();
        foreach (var number in numbered)
        {
            if (await reader.ReadAsync()) cases[number] = Locked.ReadSeen(reader, 0);
            await reader.NextResultAsync();
        }

        if (Opens)
        {
            await reader.ReadAsync();
            numbers = (reader.GetInt32(0), reader.GetInt32(1), Locked.Time(reader, 2));
            await reader.NextResultAsync();
        }

        foreach (var request in requests)
        {
            if (await reader.ReadAsync()) known[request] = (reader.GetFieldValue<byte[]>(0), reader.GetString(1));
            await reader.NextResultAsync();
        }

        return version;
    }

    private void Decide(StepRequest request)
    {
        if (known.TryGetValue(request, out var before))
            answers.Add(before.Request.AsSpan().SequenceEqual(request.Command.Request)
                ? () => request.Succeed(CaseJson.ReadAnswer(before.Answer))
                : () => request.Fail(new KeyReused()));
        else
            DecideNew(request);
    }

    private void DecideNew(StepRequest request)
    {
        try
        {
            if (request.Number is null) Open(request, request.Other is null ? null : Require(request.Other));
            else Change(request, Require(request.Number), request.Other is null ? null : Require(request.Other));
        }
        // A rule that fails in any way fails for its caller only.
        catch (Exception e)
        {
            answers.Add(() => request.Fail(e));
        }
    }

    // Both are decided before either is kept.
    private void Change(StepRequest request, Locked mine, Locked? other)
    {
        var change = new CaseChange(mine.Case, mine.Head, [request.Decide(mine.Case, request.Number!, mine.Now)])
        {
            Command = request.Command,
        };
        if (other is not null)
            others.Add(new(other.Case, other.Head, [request.DecideOther!(other.Case, other.Now)]));
        changes.Add((request, change));
    }

    private Locked Require(string number) =>
        cases.TryGetValue(number, out var locked) ? locked : throw new CaseNotFound(number);

    private void Open(StepRequest request, Locked? other)
    {
        // A number is used only once the decision stands: a refusal leaves no gap.
        var number = CaseNumber.Of(numbers.Year, numbers.Last + opened + 1);
        var change =
            new CaseChange(null, [], [request.Decide(null, number, numbers.Now)]) { Command = request.Command };
        if (other is not null)
            others.Add(new(other.Case, other.Head, [request.DecideOther!(other.Case, numbers.Now)]));
        changes.Add((request, change));
        opened++;
    }

    private async Task WriteAsync(NpgsqlConnection connection)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (changes.Count > 0) writer.Write(batch, [.. changes.Select(c => c.Change), .. others]);
        if (opened > 0) batch.Add(Sql.KeepNumbers).Int(numbers.Year).Int(numbers.Last + opened);
        batch.Add("commit");
        await batch.ExecuteNonQueryAsync();
    }
}
