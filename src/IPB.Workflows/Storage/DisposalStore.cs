using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Retention;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>What people say about disposals: propose, approve, reject, exempt a case; each once.</summary>
internal sealed class DisposalStore(Database database, DisposalSeal seal)
{
    /// <summary>A list that a person can answer for; what is more comes in the next one.</summary>
    private const int MostCases = 10_000;
    private const int Page = 500;

    /// <summary>Lists what a rule lets go now.</summary>
    /// <returns>Id of the disposal; that of the first one when the command was sent before.</returns>
    public async Task<Guid> ProposeAsync(
        RetentionRules rules, RetentionRule rule, WorkingCalendar calendar, Sender sender,
        CancellationToken ct)
    {
        var request = $"propose {rule.Canonical}";
        try
        {
            return await RetentionWriting.RunAsync(database, seal, async writing =>
            {
                if (await writing.FindAsync(sender, request, ct) is { } before) return before;
                var closedBefore = rule.ClosedBefore(writing.Now, calendar) ?? throw RetentionRefused.ForEver();
                var terms = new DisposalTerms(rules, rule.Canonical, closedBefore);
                var (cases, hash) = await ListAsync(writing.Connection, rule, terms, ct);
                if (!cases.Exists(c => c.Kept is null)) throw RetentionRefused.Nothing();
                var disposal = new Disposal(Guid.CreateVersion7(), rule.Id, rule.Canonical, rule.Decision, closedBefore,
                    hash, DisposalStatus.Proposed, sender.Person, writing.Now)
                {
                    Counts = new(0, 0, 0),
                };
                await InsertAsync(writing, disposal, cases, ct);
                await writing.AddAsync(new(0, writing.Now, sender.Person, "proposed", disposal.Id,
                    DisposalSeal.Facts(disposal)), (sender, request), ct);
                return disposal.Id;
            }, ct);
        }
        catch (PostgresException e) when (e.ConstraintName == "disposals_open")
        {
            throw RetentionRefused.OtherOpen();
        }
    }

    /// <param name="hash">Of the list that was seen.</param>
    public Task ApproveAsync(Guid id, string hash, RetentionRules rules, Sender sender, CancellationToken ct) =>
        DecideAsync(id, $"approve {id} {hash}", "approved", sender, (disposal, batch, now) =>
        {
            if (disposal.Hash != hash) throw RetentionRefused.OtherList();
            if (disposal.ProposedBy == sender.Person) throw RetentionRefused.OwnProposal();
            if (rules.Find(disposal.Rule)?.Canonical != disposal.RuleText) throw RetentionRefused.RuleChanged();
            batch.Add(DisposalSql.Approve).Uuid(id).Text(sender.Person).Time(now);
            return DisposalSeal.Facts(disposal);
        }, ct);

    public Task RejectAsync(Guid id, string reason, Sender sender, CancellationToken ct) =>
        DecideAsync(id, $"reject {id} {reason}", "rejected", sender, (_, batch, now) =>
        {
            batch.Add(DisposalSql.Reject).Uuid(id).Text(sender.Person).Time(now).Text(reason);
            return reason;
        }, ct);

    private Task<int> DecideAsync(Guid id, string request, string action, Sender sender,
        Func<Disposal, NpgsqlBatch, DateTimeOffset, string> decide, CancellationToken ct) =>
        RetentionWriting.RunAsync(database, seal, async writing =>
        {
            if (await writing.FindAsync(sender, request, ct) is not null) return 0;
            var disposal = await DisposalQueries.LockAsync(writing.Connection, id, ct)
                ?? throw RetentionRefused.NotFound();
            if (disposal.Status != DisposalStatus.Proposed) throw RetentionRefused.Decided();
            var facts = "";
            await writing.RunAsync(batch => facts = decide(disposal, batch, writing.Now), ct);
            await writing.AddAsync(new(0, writing.Now, sender.Person, action, id, facts), (sender, request), ct);
            return 0;
        }, ct);

    private static async Task<(List<ListedCase> Cases, string Hash)> ListAsync(
        NpgsqlConnection connection, RetentionRule rule, DisposalTerms terms, CancellationToken ct)
    {
        var ends = (await DisposalQueries.EndsAsync(connection, ct))
            .Where(e => terms.Rules.RuleFor(e.Routine, e.State)?.Id == rule.Id).ToList();
        var ids = new List<Guid>();
        await using (var batch = new NpgsqlBatch(connection))
        {
            batch.Add(DisposalSql.Due).Texts(ends.Select(e => e.Routine)).Texts(ends.Select(e => e.State))
                .Time(terms.ClosedBefore).Int(MostCases);
            await using var reader = await batch.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) ids.Add(reader.GetGuid(0));
        }

        var cases = new List<ListedCase>();
        foreach (var page in ids.Chunk(Page))
            cases.AddRange((await DisposalSurroundings.ReadAsync(connection, DisposalSql.ReadCases, page, ct))
                .Select(c => new ListedCase(c, DisposalStep.Decide(c.Case, c.Around, terms))));
        cases.Sort((a, b) => a.Candidate.Serial.CompareTo(b.Candidate.Serial));
        return (cases, HashOf(terms, cases));
    }

    private static string HashOf(DisposalTerms terms, List<ListedCase> cases)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(terms.RuleText));
        foreach (var (c, kept) in cases)
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"\n{c.Case.Number} {c.Version} {Convert.ToHexStringLower(c.Head)} {kept?.Reason}")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static Task<int> InsertAsync(
        RetentionWriting writing, Disposal d, List<ListedCase> cases, CancellationToken ct) =>
        writing.RunAsync(batch =>
        {
            batch.Add(DisposalSql.Insert).Uuid(d.Id).Text(d.Rule).Text(d.RuleText).Text(d.Decision).Time(d.ClosedBefore)
                .Text(d.Hash).Text(d.ProposedBy).Time(d.ProposedAt);
            batch.Add(DisposalSql.InsertCases).Uuid(d.Id).Time(d.ProposedAt)
                .Bigints(cases.Select(c => c.Candidate.Serial)).Uuids(cases.Select(c => c.Candidate.Case.Id))
                .Texts(cases.Select(c => c.Candidate.Case.Number)).Texts(cases.Select(c => c.Candidate.Case.Routine))
                .Times(cases.Select(c => (DateTimeOffset?)c.Candidate.Case.OpenedAt))
                .Times(cases.Select(c => c.Candidate.Case.ClosedAt)).Bigints(cases.Select(c => c.Candidate.Version))
                .Bytes(cases.Select(c => c.Candidate.Head))
                .Texts(cases.Select(c => c.Kept is { } kept ? MigrationJson.Name(kept.Reason) : null))
                .Texts(cases.Select(c => c.Kept?.Other));
        }, ct);

    private sealed record ListedCase(DisposalCandidate Candidate, Kept? Kept);
}
