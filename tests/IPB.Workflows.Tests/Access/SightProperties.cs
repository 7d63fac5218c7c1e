using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.People;
using IPB.Workflows.Tests.Storage;
using Npgsql;

namespace IPB.Workflows.Tests.Access;

/// <summary>In towns that chance made, whoever is away and whatever was delegated.</summary>
public sealed class SightProperties(TestDatabase db) : IClassFixture<TestDatabase>
{
    private static readonly Visibility[] Narrow = [Visibility.Department, Visibility.Involved];

    [Fact]
    public async Task A_list_shows_exactly_the_cases_that_are_seen_one_by_one()
    {
        await using var connection = await db.Rows.OpenConnectionAsync();
        // In the place of the cases that there are.
        await RunAsync("create temp table cases (id int, sight text[], routine text, state text)");
        var (seen, hidden) = (0, 0);
        for (var seed = 0; seed < Rounds.Of(40); seed++)
        {
            var random = new Random(seed);
            var organisation = Scoped(random, new RandomTown(seed));
            var cases = Enumerable.Range(0, 30).Select(_ => RandomCase.Of(random, organisation)).ToList();
            await RunAsync("truncate cases");
            await RunAsync("insert into cases select n, string_to_array(s, ' '), r, state "
                + "from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as x (n, s, r, state)",
                Enumerable.Range(0, cases.Count).ToArray(), Each(c => string.Join(' ', SightKeys.Of(c))),
                Each(c => c.Routine), Each(c => c.State));
            foreach (var person in organisation.People)
            {
                var sight = Sight.Of(organisation, person, Play.Monday);
                var listed = await ListAsync(p => $"select id from cases where {SightSql.Always(sight, p)}");
                Assert.Equal(Enumerable.Range(0, cases.Count).Where(i => sight.Sees(cases[i])), listed);
                Assert.Equal(listed, await ListAsync(p =>
                    $"select m.id from cases m where {SightSql.OfCase(sight, "m.id", p)}"));
                Assert.Equal(listed, await ListAsync(p => (sight.SeesCity
                    ? $"select m.id from cases m where {SightSql.InCity("m.id")} union all " : "")
                    + $"select m.id from cases m where {SightSql.BesidesCity(sight, "m.id", p)}"));
                (seen, hidden) = (seen + listed.Count, hidden + cases.Count - listed.Count);
            }

            string[] Each(Func<Case, string> of) => [.. cases.Select(of)];
        }

        Assert.True(seen > 500 && hidden > 500, $"{seen} seen, {hidden} hidden: both have to be tried");

        async Task<List<int>> ListAsync(Func<Func<object, string>, string> sql)
        {
            await using var command = new NpgsqlCommand { Connection = connection };
            command.CommandText = sql(command.Parameter) + " order by id";
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<int>();
            while (await reader.ReadAsync()) rows.Add(reader.GetInt32(0));
            return rows;
        }

        async Task RunAsync(string sql, params object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values) command.Parameter(value);
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public void Whoever_may_act_in_a_case_sees_it_however_narrow_it_is()
    {
        var acted = 0;
        for (var seed = 0; seed < Rounds.Of(200); seed++)
        {
            var town = new RandomTown(seed);
            var play = new Play("[{ by: [manager of lead-department, board], quorum: 2 }]", "sam", town.World);
            foreach (var step in new Action<Play>[]
            {
                p => p.Fire("note", Worker(p), null, ("budget", 500m)),
                p => p.Fire("propose", Worker(p), null, ("owner_name", "O")), p => p.Wait("12 working days"),
            })
            {
                foreach (var visibility in Narrow) AssertSeen(play, visibility);
                play.Try([step]);
            }

            foreach (var visibility in Narrow) AssertSeen(play, visibility);
        }

        Assert.True(acted > 500, $"only {acted} people could act");

        string Worker(Play play) =>
            play.World.Organisation.People.FirstOrDefault(p => !play.OptionsOf(p.Id).Under.IsEmpty)?.Id ?? "sam";

        void AssertSeen(Play play, Visibility visibility)
        {
            var c = play.Case with { Visibility = visibility };
            foreach (var person in play.World.Organisation.People)
            {
                if (play.OptionsOf(person.Id).Under.IsEmpty) continue;
                acted++;
                Assert.True(Sight.Of(play.World.Organisation, person, play.Now).Sees(c),
                    $"{person.Id} does not see what waits on {string.Join(", ", c.WaitsOn)}");
            }
        }
    }

    // Delegations of chance are about everything; here some are about less.
    private static Organisation Scoped(Random random, RandomTown town) => town.File.With(new(1, town.Absences,
        [.. town.Delegations.Select(d => d with
        {
            Scope = new()
            {
                Routines = random.Next(3) == 0 ? [RandomCase.Routines[random.Next(2)]] : [],
                Roles = random.Next(3) == 0 ? ["officer", "manager"] : [],
                Gates = random.Next(3) == 0 ? ["test/gate"] : [],
                UpTo = random.Next(3) == 0 ? 100 : null,
            },
        })]));
}
