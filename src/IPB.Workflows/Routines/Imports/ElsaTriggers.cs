using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Routines.Exports;

namespace IPB.Workflows.Routines.Imports;

/// <summary>What a transition becomes.</summary>
/// <param name="Wish">The id that it should have.</param>
internal sealed record ElsaTrigger(string Wish, Text Name)
{
    public bool BySystem { get; init; }
    public bool NeedsReason { get; init; }
    public string? When { get; init; }

    /// <summary>Ids of the fields that the condition reads.</summary>
    public ImmutableArray<string> Reads { get; init; } = [];

    /// <summary>Ids of the fields that it asks for beside those.</summary>
    public ImmutableArray<string> Asks { get; init; } = [];

    /// <summary>Time limits after which it fires; empty: no timer does.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>It only fills in what stands in the form.</summary>
    public ImmutableArray<string> Form { get; init; } = [];
    public string? Comment { get; init; }
}

/// <summary>Makes triggers of transitions, and tells what is different.</summary>
internal sealed partial class ElsaTriggers(ImportNotes notes, FieldUses uses)
{
    internal ElsaTrigger Read(ElsaTransition transition)
    {
        var trigger = OfActivity(transition);
        TellOfAction(transition);
        return trigger.Form.IsEmpty ? Conditioned(transition, trigger) : trigger;
    }

    /// <summary>What Elsa runs on the way.</summary>
    internal void TellOfAction(ElsaTransition transition)
    {
        if (transition.Action is { } action && Type(action) != ElsaNames.KeepFields)
            notes.Lost(transition, $"its action {Type(action)} runs in Elsa when it is taken; a trigger can start an "
                + "\"automation\" in its place");
    }

    private ElsaTrigger OfActivity(ElsaTransition transition)
    {
        if (transition.Trigger is not { } activity)
        {
            notes.Changed(transition, "it has no trigger, so that Elsa never takes it; here somebody does");
            return Named(transition, null);
        }
        var type = Type(activity);
        switch (type)
        {
            case ElsaNames.AwaitTrigger:
                return Ours(transition, activity);
            case "Elsa.Delay" or "Elsa.Timer":
                return Timed(transition, activity, type == "Elsa.Delay" ? "timeSpan" : "interval");
            case "Elsa.Event":
                notes.Changed(
                    transition, $"in Elsa the event {Said(activity, "eventName")}; here somebody, or a program by "
                    + "the API, says that it happened");
                return Named(transition, Literal(activity, "eventName"));
            case "Elsa.RunTask":
                notes.Changed(
                    transition, $"in Elsa the end of the task {Said(activity, "taskName")}; here whoever has the "
                    + "case says that it is done");
                return Named(transition, Literal(activity, "taskName"));
            case "Elsa.HttpEndpoint":
                notes.Changed(
                    transition, $"in Elsa a call of the address {Said(activity, "path")}; here somebody, or a "
                    + "program by the API, says so");
                return Named(transition, null) with { Comment = $"In Elsa: a call of {Said(activity, "path")}." };
            default:
                notes.Changed(
                    transition, $"in Elsa it is taken when the activity {type} has completed; here somebody, or a "
                    + "program by the API, says so");
                return Named(transition, null) with { Comment = $"decide: what {type} did in Elsa" };
        }
    }

    private ElsaTrigger Ours(ElsaTransition transition, JsonBlock activity)
    {
        var kept = activity.Inner("customProperties", "ipb");
        var kind = kept?.Text("kind");
        ImmutableArray<string> after = [.. (kept?.Text("after") ?? "").Split(", ").Where(IsLimit)];
        var bySystem = ElsaExpression.Of(activity, "when") is not null || kind == "automatic"
            || (kind is "system" or "hold" && !after.IsEmpty);
        if (kind == "system" && after.IsEmpty)
            notes.Changed(
                transition, "the engine fires it when an automation has ended, or by a timer of another state; "
                + "here somebody says so");
        var trigger = Named(transition, Literal(activity, "triggerName")) with
        {
            NeedsReason = ElsaExpression.Of(activity, "needsReason")?.Truth ?? false,
            BySystem = bySystem,
            After = bySystem ? after : [],
            Form = kind == "form" ? Listed(kept!) : [],
            Asks = kept is null || kind == "form" ? [] : Listed(kept),
        };
        return kept?.Text("sv") is { } sv && kept.Text("en") is { } en ? trigger with { Name = new(sv, en) } : trigger;
    }

    private ImmutableArray<string> Listed(JsonBlock kept) => [.. (kept.Text("asks") ?? "")
        .Split(", ", StringSplitOptions.RemoveEmptyEntries).Where(a => a == FieldInput.LeadDepartment
            || (IdShape.Field.Fits(a) && uses.Of(a)?.Id == a))];

    private static bool IsLimit(string text) => TimeLimit.TryParse(text, out _, out _);

    private ElsaTrigger Timed(ElsaTransition transition, JsonBlock activity, string input)
    {
        var trigger = Named(transition, null) with
        {
            Name = transition.DisplayName is { } said ? Words.Both(said) : ImportTexts.Of(EventKind.Timer),
        };
        if (TimeSpan.TryParse(Literal(activity, input), CultureInfo.InvariantCulture, out var span)
            && span > TimeSpan.Zero && Limit(span) is { } limit)
            return trigger with { BySystem = true, After = [limit] };
        notes.Changed(
            transition, $"its time {Said(activity, input)} is worked out by Elsa; here somebody says that it is "
            + "over: give the state \"timers\" with a limit");
        return trigger with { Comment = "decide: the time limit" };
    }

    private static string? Limit(TimeSpan span)
    {
        var (amount, unit) = span.Ticks % TimeSpan.TicksPerDay == 0 ? (span.TotalDays, "day")
            : span.Ticks % TimeSpan.TicksPerHour == 0 ? (span.TotalHours, "hour")
            : (Math.Ceiling(span.TotalMinutes), "minute");
        var text = string.Create(CultureInfo.InvariantCulture, $"{amount} {unit}{(amount is 1 ? "" : "s")}");
        return IsLimit(text) ? text : null;
    }

    private static ElsaTrigger Named(ElsaTransition transition, string? name)
    {
        var said = transition.DisplayName ?? name ?? transition.Name;
        return new(Words.Kebab(name ?? transition.Name ?? said, "done"),
            said is null ? ImportTexts.Done : Words.Both(said));
    }

    private ElsaTrigger Conditioned(ElsaTransition transition, ElsaTrigger trigger)
    {
        var condition = transition.Condition;
        if (condition is null || condition.Truth == true) return trigger;
        if (condition.Truth == false) return trigger with { When = "false" };
        var read = Translated(condition);
        if (read.Feel is { } feel) return trigger with { When = feel, Reads = [.. read.Reads] };
        notes.Lost(
            transition, $"its condition in {condition.Type} cannot be translated ({read.Why}); write it as \"when\"");
        return trigger with { Comment = $"decide: when; in Elsa: {BpmnXml.OneLine(condition.Text)}" };
    }

    /// <summary>A condition in FEEL. What is simple in JavaScript or C# reads like JUEL.</summary>
    internal Condition Translated(ElsaExpression condition)
    {
        var nothing = new HashSet<string>();
        if (condition.Text is not { } text) return new(null, nothing, "it is empty");
        if (condition.IsFeel) return new Conditions(uses).Read(new Written(text, "feel", condition.Line));
        if (condition.Type == "Variable") text = text.Trim();
        else if (condition.Type is not ("JavaScript" or "CSharp"))
            return new(null, nothing, "there is no counterpart to the language");
        text = Variable().Replace(text.TrimEnd(';').Replace("===", "==", StringComparison.Ordinal)
            .Replace("!==", "!=", StringComparison.Ordinal), "$1$2");
        return new Conditions(uses).Read(new Written(text.StartsWith("return ", StringComparison.Ordinal)
            ? text["return ".Length..] : text, null, condition.Line));
    }

    internal static string Type(JsonBlock activity) => activity.Text("type") ?? "without a type";

    private static string? Literal(JsonBlock activity, string input) =>
        ElsaExpression.Of(activity, input)?.Literal is { } value
            ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    private static string Said(JsonBlock activity, string input) =>
        ElsaExpression.Of(activity, input)?.Value is { } value
            ? Files.Shown.Quoted(Convert.ToString(value, CultureInfo.InvariantCulture)!) : "that it names";

    [GeneratedRegex(@"\b(?:[vV]ariables?\.(?!Get)(\w+)|get([A-Z]\w*)\(\))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Variable();
}
