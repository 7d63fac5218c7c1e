using System.Collections.Immutable;
using System.Text.Json;
using IPB.Workflows.Routines.Imports;
using IPB.Workflows.Tests.Calendars;

namespace IPB.Workflows.Tests.Routines.Imports;

/// <summary>
/// A process that a Swedish municipality runs, and what its own tests say that cases pass: the name and id of each
/// activity, in any order, as often as it was passed.
/// </summary>
/// <param name="Passed">Ids, sorted.</param>
/// <param name="WaitsAt">Where the test says that the process stands until it is told of news.</param>
internal sealed record SundsvallRun(
    string Name, ImmutableArray<string> Passed, ImmutableArray<string> WaitsAt, Answers Answers)
{
    internal static BpmnDraft Draft()
    {
        var file = Path.Combine(SharedData.Folder("bpmn/sundsvall"), "process-parking-permit.bpmn");
        return BpmnImport.Read(file, File.ReadAllText(file));
    }

    internal static ImmutableArray<SundsvallRun> All()
    {
        var file = Path.Combine(SharedData.Folder("bpmn/sundsvall"), "parking-permit-expected-paths.json");
        using var runs = JsonDocument.Parse(File.ReadAllText(file));
        return [.. runs.RootElement.EnumerateArray().Select(Read)];
    }

    private static SundsvallRun Read(JsonElement run)
    {
        var name = $"{run.GetProperty("file").GetString()} {run.GetProperty("test").GetString()}";
        return new SundsvallRun(name,
            [.. run.GetProperty("expectedPath").EnumerateArray().Select(p => p[1].GetString()!)
                .Order(StringComparer.Ordinal)],
            [.. run.GetProperty("waitsAt").EnumerateArray().Select(p => p.GetString()!)],
            Answers.Of(run.GetProperty("test").GetString()!));
    }
}

/// <summary>
/// What the work of a process finds out, by activity and by the time it is done: as the municipality's tests prepare
/// it in the systems that the activities ask.
/// </summary>
internal sealed class Answers
{
    private const string Appeal = "external_task_check_appeal";
    private const string Resident = "external_task_verify_resident_of_municipality_task";
    private const string Administrator =
        "external_task_actualization_verify_administrator_stakeholder_exists_task";
    private const string Actualized = "external_task_actualization_check_phase_action_task";
    private const string Investigated = "external_task_investigation_check_phase_action_task";
    private const string Decided = "external_task_check_decision_task";
    private const string Card = "external_task_execution_check_if_card_exists";
    private const string FollowedUp = "external_task_followup_check_phase_action";

    private readonly Dictionary<string, Dictionary<string, object>[]> byActivity = new()
    {
        [Appeal] = [new() { ["isAppeal"] = false }],
        [Resident] = [new() { ["applicantNotResidentOfMunicipality"] = false }],
        [Administrator] = [new() { ["assignedToAdministrator"] = true, ["phaseAction"] = "COMPLETE" }],
        [Actualized] = [new() { ["phaseAction"] = "COMPLETE" }],
        [Investigated] = [new() { ["phaseAction"] = "COMPLETE" }],
        [Decided] = [Decision(isFinal: true, isApproved: true)],
        [Card] = [new() { ["cardExists"] = true }],
        [FollowedUp] = [new() { ["phaseAction"] = "COMPLETE" }],
    };

    /// <summary>What an activity finds out the n-th time; the last answer stands.</summary>
    internal Dictionary<string, object> Of(string activity, int time) =>
        byActivity.TryGetValue(activity, out var answers) ? answers[Math.Min(time, answers.Length - 1)] : [];

    internal static Answers Of(string test)
    {
        var answers = new Answers();
        if (test.EndsWith("BRAutomatic", StringComparison.Ordinal)) answers.Automatic();
        foreach (var (ending, activity, before) in Deviations)
            if (test.EndsWith(ending, StringComparison.Ordinal))
                answers.byActivity[activity] = [.. before, .. answers.byActivity[activity]];
        return answers;
    }

    // What differs from a case that goes straight through; what comes first, then what the case without deviation has.
    private static readonly (string Test, string Activity, Dictionary<string, object>[] Before)[] Deviations =
    [
        ("createProcessForAppeal", Appeal, [new() { ["isAppeal"] = true }]),
        ("createProcessForNonCitizen", Resident, [new() { ["applicantNotResidentOfMunicipality"] = true }]),
        ("createProcessForCancelInActualization", Actualized, [Cancel]),
        ("createProcessForActualizationNotComplete", Actualized, [Unknown]),
        ("createProcessForCancelInActualizationWhenVerifyingAdministrator", Administrator,
            [new(Cancel) { ["assignedToAdministrator"] = false }]),
        ("createProcessWaitingForStakeholderUpdateInActualization", Administrator,
            [new() { ["assignedToAdministrator"] = false }]),
        ("createProcessForDecisionNotFinalToFinal", Decided, [Decision(isFinal: false, isApproved: false)]),
        ("createProcessForNotFinalAndCancelDecision", Decided, [new(Cancel.Concat(Decision(false, false)))]),
        ("createProcessForFinalAndCancelDecision", Decided, [new(Cancel.Concat(Decision(false, false)))]),
        ("createProcessForDecisionRejected", Decided, [Decision(isFinal: true, isApproved: false)]),
        ("createProcessForDecisionAnge", Decided, [Decision(isFinal: false, isApproved: false),
            new(Decision(isFinal: true, isApproved: true)) { ["municipalityId"] = "2260" }]),
        ("createProcessForCardNotExistsToExists", Card, [new() { ["cardExists"] = false }]),
        ("createProcessForFollowUpNotComplete", FollowedUp, [Unknown]),
        ("createProcessForPhaseActionNotComplete", Investigated, [Unknown]),
        ("createProcessForCancelInInvestigation", Investigated, [Cancel]),
        ("createProcessValidationErrorInBRToComplete", Investigated, [Unknown]),
    ];

    private static Dictionary<string, object> Cancel => new() { ["phaseAction"] = "CANCEL" };

    // The draft knows the values that the conditions name, and "other" for the rest.
    private static Dictionary<string, object> Unknown => new() { ["phaseAction"] = "other" };

    private static Dictionary<string, object> Decision(bool isFinal, bool isApproved) =>
        new() { ["finalDecision"] = isFinal, ["isApproved"] = isApproved };

    private void Automatic()
    {
        foreach (var answer in byActivity.Values.SelectMany(a => a).Where(a => a.ContainsKey("phaseAction")))
            answer["phaseAction"] = "AUTOMATIC";
    }
}
