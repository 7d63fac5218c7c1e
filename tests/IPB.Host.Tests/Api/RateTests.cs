using System.Net;

namespace IPB.Host.Tests.Api;

/// <summary>A city in which a person may send three commands a second.</summary>
public sealed class SlowCity(TestPostgres postgres) : RunningCity(postgres)
{
    protected override HostSettings Change(HostSettings settings) => settings with { CommandsPerSecond = 3 };
}

public sealed class RateTests(SlowCity city) : IClassFixture<SlowCity>
{
    [Fact]
    public async Task Too_many_commands_are_refused_until_a_time_that_is_said()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => SubmitAsync("anna.ek")));
        var refused = answers.First(a => a.Status == HttpStatusCode.TooManyRequests);
        refused.Refused(429, "too-many-commands");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 2);
        Assert.InRange(answers.Count(a => a.Status == HttpStatusCode.Created), 3, 29);
    }

    [Fact]
    public async Task One_persons_haste_slows_nobody_else_down()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => SubmitAsync("maria.lind")));
        (await SubmitAsync("lars.wallin")).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Reading_is_never_refused()
    {
        var yasmin = city.As("yasmin.karimi");
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => yasmin.ReadAsync("/api/inbox")));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
    }

    private Task<Answer> SubmitAsync(string person) =>
        city.As(person).PostAsync("/api/cases", new { title = "t", description = "d", department = "FSF" });
}
