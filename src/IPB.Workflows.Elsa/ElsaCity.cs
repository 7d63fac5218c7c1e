using System.Security.Cryptography;
using System.Text;
using Elsa.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;

namespace IPB.Workflows.Elsa;

/// <summary>The engine as activities and expressions of Elsa reach it.</summary>
public sealed class ElsaCity(WorkflowEngine engine, Database database, ElsaSettings settings)
{
    public WorkflowEngine Engine => engine;
    public ElsaSettings Settings => settings;

    /// <summary>How far journals are.</summary>
    public JournalFeed Feed { get; } = new(database, engine.Cases);

    /// <summary>The engine's time.</summary>
    public Task<DateTimeOffset> NowAsync(CancellationToken ct) => database.NowAsync(ct);

    /// <summary>As whom an activity acts, under a key that is the same however often it is carried out.</summary>
    /// <exception cref="ElsaRefused">Nobody is named.</exception>
    public Sender SenderOf(ActivityExecutionContext context, string part = "") => new(settings.Person
        ?? throw new ElsaRefused("Elsa acts as nobody: name a person of the organisation with IPB_ELSA_PERSON."),
        KeyOf(context, part));

    /// <summary>
    /// The same for an activity that is carried out again because its node ended before Elsa kept it, or because its
    /// run is tried again; another one each time round a loop.
    /// </summary>
    public static string KeyOf(ActivityExecutionContext context, string part = "")
    {
        var workflow = context.WorkflowExecutionContext;
        var place = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{workflow.Workflow.Identity.DefinitionId} {context.NodeId}")), 0,
            8);
        return $"elsa {RunOf(workflow) ?? workflow.Id} {place} {context.GetProperty<int>(Round)} {part}".TrimEnd();
    }

    /// <summary>Counts how often the activity has begun in its workflow.</summary>
    public static void Begin(ActivityExecutionContext context)
    {
        var workflow = context.WorkflowExecutionContext;
        var times = workflow.GetProperty<int>(Round + context.NodeId) + 1;
        workflow.SetProperty(Round + context.NodeId, times);
        context.SetProperty(Round, times);
    }

    /// <summary>Id of the run of a case that a workflow carries out; null: it runs for itself.</summary>
    public static string? RunOf(WorkflowExecutionContext workflow) =>
        workflow.CorrelationId is { } id && IsRun(id) ? id : null;

    public static bool IsRun(string? correlation) => correlation is not null && CaseOf(correlation) is not null;

    /// <summary>Number of the case of a run: <c>IPB 2026-00042</c> of <c>2026-00042.run.3</c>.</summary>
    public static string? CaseOf(string run) =>
        run.Split('.') is [var number, "run", _] ? CaseNumber.Parse(number) : null;

    private const string Round = "IpbRound";
}
