using System.Reflection;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using IPB.Workflows.Elsa.Activities;
using IPB.Workflows.Elsa.Machines;
using IPB.Workflows.Elsa.Runs;
using IPB.Workflows.Elsa.Scheduling;

namespace IPB.Workflows.Elsa.Tests.Runs;

/// <summary>What is stored with definitions and waiting workflows, and must therefore stay.</summary>
public sealed class FormatTests
{
    private static readonly Type[] Activities =
    [
        typeof(SubmitCase), typeof(FireTrigger), typeof(WaitForCase), typeof(AskDepartments), typeof(AddEvidence),
        typeof(SendMessage), typeof(AwaitTrigger), typeof(KeepFields),
    ];

    [Fact]
    public void No_input_or_output_is_called_like_something_that_every_activity_has()
    {
        var common = typeof(Activity).GetProperties().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ours = from type in Activities
                   from property in type.GetProperties()
                   where typeof(Input).IsAssignableFrom(property.PropertyType)
                       || typeof(Output).IsAssignableFrom(property.PropertyType)
                   select (Type: type.Name, property.Name);
        Assert.DoesNotContain(ours, o => common.Contains(o.Name));
    }

    [Theory]
    [InlineData(typeof(WaitForCase), "OnCaseGoesOnAsync")]
    [InlineData(typeof(AskDepartments), "OnCaseGoesOnAsync")]
    [InlineData(typeof(AwaitTrigger), "OnTriggerAsync")]
    public void Waiting_workflows_find_the_method_that_they_go_on_with(Type activity, string method) =>
        Assert.NotNull(activity.GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic,
            [typeof(ActivityExecutionContext)]));

    [Fact]
    public void Timers_find_the_methods_that_their_jobs_call()
    {
        Assert.Equal("IPB.Workflows.Elsa.Scheduling.TimerJob", typeof(TimerJob).FullName);
        Assert.NotNull(typeof(TimerJob).GetMethod("ResumeAsync"));
        Assert.NotNull(typeof(TimerJob).GetMethod("StartAsync"));
    }

    [Fact]
    public void An_automation_takes_and_gives_what_its_definition_declares()
    {
        var ask = DefinitionFile.All(null).Single(f => f.Id == "ask-three-departments").Signature;
        Assert.Equal("elsa:ask-three-departments", ask.Name);
        Assert.Equal(["subject", "join"], ask.Inputs.Select(i => i.Name));
        Assert.Equal([("answers", Routines.FieldType.Number), ("objections", Routines.FieldType.Number)],
            ask.Outputs.Select(o => (o.Name, o.Type)));
    }

    [Theory]
    [InlineData("[]", "definitionId")]
    [InlineData("{ \"definitionId\": ", "expected JSON")]
    [InlineData("""{ "definitionId": "x", "inputs": [{ "name": "a", "type": "Guid" }] }""", "has the type Guid")]
    public void A_file_that_is_no_definition_is_refused_in_one_sentence(string json, string said) =>
        Assert.Contains(said, Assert.Throws<ElsaRefused>(() => DefinitionFile.Read("x.json", json)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(15, "0 */15 * * * *")]
    [InlineData(60, "0 0 * * * *")]
    [InlineData(120, "0 0 */2 * * *")]
    [InlineData(1440, "0 0 0 * * *")]
    public void An_interval_that_divides_its_hour_or_day_becomes_a_cron_expression(int minutes, string cron) =>
        Assert.Equal(cron, Interval.ToCron(TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData(7)]
    [InlineData(90)]
    [InlineData(2880)]
    public void An_interval_that_no_cron_expression_keeps_is_refused(int minutes) =>
        Assert.Throws<ElsaRefused>(() => Interval.ToCron(TimeSpan.FromMinutes(minutes)));
}
