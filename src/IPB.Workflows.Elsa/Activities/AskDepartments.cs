using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Elsa.Activities;

/// <summary>
/// Asks several departments at the same time: each gets a case of its own, with its people, deputies, time limits and
/// reminders, and the workflow goes on when as many as are needed are closed.
/// </summary>
[Activity("IPB", "IPB Workflows",
    "Asks departments at the same time, a case each, and goes on when all, any or so many "
    + "have answered.", DisplayName = "Ask departments")]
public sealed class AskDepartments([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : Activity<ICollection<object>>(source, line)
{
    private const string Asked = "IpbAsked";
    private const string Quorum = "IpbNeeded";

    [Input(Description = "Codes of the departments: a list, or with commas between them.")]
    public Input<object?> Departments { get; set; } = new(default(object));

    [Input(Description = "Id of the routine by which each answers.")]
    public Input<string> Routine { get; set; } = new("");

    [Input(Description = "Title of the cases.")]
    public Input<string> Title { get; set; } = new("");

    [Input(Description = "What is asked.", UIHint = InputUIHints.MultiLine)]
    public Input<string> Question { get; set; } = new("");

    [Input(Description = "Values of fields of the cases, by their ids.", UIHint = InputUIHints.JsonEditor)]
    public Input<object?> Fields { get; set; } = new(default(object));

    [Input(Description = "all, any, or how many have to answer.")]
    public Input<string?> Join { get; set; } = new("all");

    [Output(Description = "How many have answered.")]
    public Output<int> Answered { get; set; } = null!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        ElsaCity.Begin(context);
        var city = context.GetRequiredService<ElsaCity>();
        var codes = FieldValues.Codes(Departments.GetOrDefault(context)).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count == 0) throw new ElsaRefused("Nobody is asked: name the codes of departments.");
        // When it goes on, Elsa works inputs out again, and then without those of the workflow.
        context.SetProperty(Quorum, NeededOf(Join.GetOrDefault(context), codes.Count));
        var asked = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            var answer = await city.Engine.SubmitAsync(new Submit(
                Routine.Get(context), Title.Get(context), Question.Get(context), code,
                FieldValues.Of(Fields.GetOrDefault(context))), city.SenderOf(context, code), context.CancellationToken);
            asked[answer.Number] = code;
        }

        context.SetProperty(Asked, string.Join(';', asked.Select(a => $"{a.Key}={a.Value}")));
        await JoinAsync(context, city, asked.Keys);
    }

    // Kept with waiting workflows by its name.
    private ValueTask OnCaseGoesOnAsync(ActivityExecutionContext context) => JoinAsync(
        context, context.GetRequiredService<ElsaCity>(), [context.GetWorkflowInput<string>(CaseWait.Input)]);

    /// <param name="unwatched">Cases that nothing wakes this workflow for now.</param>
    private async ValueTask JoinAsync(ActivityExecutionContext context, ElsaCity city, IEnumerable<string> unwatched)
    {
        var asked = context.GetProperty<string>(Asked)!.Split(';').Select(a => a.Split('='))
            .ToDictionary(a => a[0], a => a[1], StringComparer.Ordinal);
        var cases = await city.Engine.Cases.FindAllAsync(asked.Keys, context.CancellationToken);
        var closed = cases.Where(c => c.IsClosed).ToImmutableArray();
        if (closed.Length >= context.GetProperty<int>(Quorum))
        {
            context.ClearBookmarks();
            context.SetResult(closed.Select(object (c) => Answer(c, asked[c.Number])).ToList());
            Answered.Set(context, closed.Length);
            await context.CompleteActivityAsync();
            return;
        }

        foreach (var c in cases.Where(c => !c.IsClosed && unwatched.Contains(c.Number)))
            context.CreateBookmark(new CaseWait(c.Number, c.Version), OnCaseGoesOnAsync,
                includeActivityInstanceId: true);
    }

    /// <exception cref="ElsaRefused">It is no number of departments.</exception>
    private static int NeededOf(string? join, int count) => join switch
    {
        null or "" or "all" => count,
        "any" => 1,
        var text when int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= count => number,
        var text => throw new ElsaRefused($"Join: expected all, any or a number from 1 to {count}, got \"{text}\"."),
    };

    private static Dictionary<string, object> Answer(Case c, string department)
    {
        var answer = c.Fields.ToDictionary(f => f.Key, f => (object)(f.Value is DateOnly day
            ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : f.Value));
        answer["department"] = department;
        answer["number"] = c.Number;
        answer["state"] = c.State;
        return answer;
    }
}
