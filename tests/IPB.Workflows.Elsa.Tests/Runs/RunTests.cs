using IPB.Workflows.Cases;

namespace IPB.Workflows.Elsa.Tests.Runs;

/// <summary>Automations of cases that Elsa carries out, from the order to the end.</summary>
[Collection(nameof(ElsaHost))]
public sealed class RunTests(ElsaHost city)
{
    [Fact]
    public async Task Evidence_is_entered_and_a_condition_reads_the_case_as_routines_do()
    {
        var number = await city.SubmitAsync("evidence-round", ("amount", 250_000m));
        var c = await city.ComesToAsync(number, "ready");
        Assert.Equal(("KS 2026/123", true), (c.Fields["paper"], c.Fields["large"]));
        Assert.Empty(await city.Engine.Cases.VerifyAsync(number));
    }

    [Fact]
    public async Task Three_departments_are_asked_at_the_same_time_and_joined()
    {
        var number = await city.SubmitAsync("asking", ("subject", "parken"));
        var asked = await AskedAsync("parken");
        Assert.Equal(["LFF", "SEK", "TEF"], asked.Select(c => c.SubmittingDepartment).Order());
        await Task.WhenAll(asked.Select(c => city.FireAsync(c.Number, "answer", ("opinion", "Bra."),
            ("objects", c.SubmittingDepartment == "TEF"))));
        var done = await city.ComesToAsync(number, "judged");
        Assert.Equal((3m, 1m), (done.Fields["answers"], done.Fields["objecting"]));
    }

    [Fact]
    public async Task A_case_that_leaves_the_state_cancels_its_workflow()
    {
        var number = await city.SubmitAsync("asking", ("subject", "bron"));
        await AskedAsync("bron");
        await city.FireAsync(number, "skip");
        var run = $"{CaseNumber.Slug(number)}.run.1";
        await ElsaHost.UntilAsync(async () => await city.SubStatusAsync(run) == "Cancelled", "cancelled");
    }

    [Fact]
    public async Task Any_of_three_departments_may_be_enough()
    {
        var number = await city.SubmitAsync("asking", ("subject", "torget"), ("enough", "any"));
        var asked = await AskedAsync("torget");
        await city.FireAsync(asked[1].Number, "answer", ("opinion", "Nej."), ("objects", true));
        var done = await city.ComesToAsync(number, "judged");
        Assert.Equal((1m, 1m), (done.Fields["answers"], done.Fields["objecting"]));
    }

    [Fact]
    public async Task A_case_waits_for_another_one()
    {
        var other = await city.SubmitAsync("statement");
        var number = await city.SubmitAsync("waiting", ("other", other));
        await city.IsAsync(number, c => c.Automations is [{ Status: RunStatus.Waiting }], "Elsa waits");
        await city.FireAsync(other, "answer", ("opinion", "Bra."), ("objects", false));
        Assert.Equal("answered", (await city.ComesToAsync(number, "closed")).Fields["seen"]);
    }

    [Fact]
    public async Task What_failed_is_tried_again_in_a_workflow_of_its_own_and_does_nothing_twice()
    {
        var number = await city.SubmitAsync("retrying", ("subject", "En gång"));
        var run = (await city.IsAsync(number, IsStuck, "it has failed")).Automations[0];
        Assert.Contains("no-such-trigger", run.Why!.En, StringComparison.Ordinal);
        await city.Engine.DoAsync(number, new RetryAutomation(run.Id), new("anna.ek", Guid.NewGuid().ToString()));
        await city.IsAsync(number, c => IsStuck(c) && c.Automations[0].Call > run.Call, "it has failed again");
        Assert.Equal("Faulted", await city.SubStatusAsync($"{run.Id}~2"));
        Assert.Single(await city.Engine.Cases.ListAsync(new() { Limit = 100 }), c => c.Title == "En gång");
    }

    private static bool IsStuck(Case c) => c.Automations is [{ Status: RunStatus.Stuck }];

    private async Task<List<Case>> AskedAsync(string subject)
    {
        List<Case> asked = [];
        await ElsaHost.UntilAsync(async () =>
        {
            var all = await city.Engine.Cases.ListAsync(new() { Limit = 100 });
            asked =
                [.. all.Where(c => c.Routine == "statement" && c.Title.EndsWith(subject, StringComparison.Ordinal))];
            return asked.Count == 3;
        }, "three departments are asked");
        return asked;
    }
}
