using IPB.Workflows.Files;
using IPB.Workflows.Routines.Exports;

namespace IPB.Workflows.Routines.Imports;

/// <summary>Compares what is written in one place of a routine with the transitions that stand for it.</summary>
internal sealed class ElsaPlaceChange(
    Routine routine, JsonBlock root, ElsaTextChange text, ImportNotes notes, IReadOnlyDictionary<string, string> ids)
{
    private readonly ElsaTriggers triggers = new(notes, new FieldUses(isOurs: true));
    private List<(ElsaWay Way, ElsaTransition Given)> pairs = [];
    private string path = "";
    private bool isTrigger;

    /// <param name="ways">Those whose state is still there.</param>
    internal void Compare((string? Home, string Part, ElsaKind Kind) place, IReadOnlyList<ElsaWay> ways,
        Dictionary<string, ElsaTransition> given, string language)
    {
        if (ways.Count == 0) return;
        path = (place.Home is { } home ? ElsaPlaces.Of(routine, routine.State(home)) + "/" : "") + place.Part;
        isTrigger = place.Kind is ElsaKind.Trigger or ElsaKind.Automatic or ElsaKind.System;
        pairs = [.. ways.Where(w => given.ContainsKey(w.Name)).Select(w => (w, given[w.Name]))];
        var missing = ways.Where(w => !given.ContainsKey(w.Name)).ToList();
        if (missing.Count > 0) Missing(missing);
        if (pairs.Count == 0) return;
        Target();
        foreach (var (way, transition) in pairs) Activities(way, transition);
        Conditions();
        Names(language);
        if (isTrigger) Reasons();
    }

    private void Missing(List<ElsaWay> missing)
    {
        var what = $"transition {Shown.Quoted(missing[0].Name)} ({root.Path}.transitions)";
        if (pairs.Count > 0)
            notes.Lost(
                root.Line, what, $"was removed in Elsa for state \"{missing[0].From}\" only, and {Written} holds "
                + "for several; write a trigger in each state that keeps it");
        else if (isTrigger) text.Remove(root.Line, what, path, "was removed in Elsa");
        else notes.Lost(root.Line, what, $"was removed in Elsa; {Written} is still there: remove it if that was meant");
    }

    private string Written => path.Replace('/', '.');

    private void Target()
    {
        foreach (var (way, transition) in pairs)
            if (!ids.ContainsKey(transition.To))
                notes.Lost(transition, $"there is no state {Shown.Quoted(transition.To)}, so that Elsa never takes it; "
                    + $"here it leads to \"{way.Target ?? way.From}\" as before");
        var moved = pairs.Where(p => ids.ContainsKey(p.Given.To) && ids[p.Given.To] != p.Way.To).ToList();
        if (moved.Count == 0) return;
        var to = ids[moved[0].Given.To];
        if (moved.Count < pairs.Count || moved.Exists(p => ids[p.Given.To] != to) || pairs[0].Way.Kind == ElsaKind.Form)
            notes.Lost(moved[0].Given, $"leads to \"{to}\" in Elsa, and {Written} holds for other states too; write a "
                + "trigger of its own in the state");
        else
            text.Set(moved[0].Given, isTrigger ? path + "/to" : path, to, $"leads to \"{to}\"");
    }

    private void Activities(ElsaWay way, ElsaTransition transition)
    {
        triggers.TellOfAction(transition);
        if (transition.Trigger is not { } activity)
            notes.Lost(transition, "has no trigger any more, so that Elsa never takes it; here it is as before");
        else if (ElsaTriggers.Type(activity) is var type and not ElsaNames.AwaitTrigger)
            notes.Lost(transition, $"is taken in Elsa when {type} has completed; here it is as before");
        else if (ElsaExpression.Of(activity, "triggerName")?.Literal as string is var name && name != way.Trigger)
            notes.Lost(
                transition, $"waits in Elsa for {Shown.Quoted(name ?? "nothing")} in place of \"{way.Trigger}\"; to "
                + "call it so, use rename on the file");
        else if ((ElsaExpression.Of(activity, "when")?.Text is { } when && when != way.Condition?.Text)
            || (ElsaExpression.Of(activity, "when") is not null) != (way.GoesByItself && !transition.WasUnknown)
                && !transition.WasUnknown)
            notes.Lost(transition, "the input \"when\" of its trigger was changed in Elsa; change the condition of the "
                + "transition: the trigger's \"when\" follows");
    }

    private void Conditions()
    {
        var changed = pairs.Select(p => (p.Way, p.Given, Own: Own(p.Way, p.Given)))
            .Where(c => c.Own != OwnBefore(c.Way)).ToList();
        if (changed.Count == 0) return;
        var (way, transition, own) = changed[0];
        if (!isTrigger || changed.Count < pairs.Count || changed.Exists(c => c.Own != own))
            notes.Lost(
                transition, $"has the condition {Shown.Quoted(transition.Condition?.Text ?? "none")} in Elsa, which "
                + $"{Written} cannot have by itself; write a trigger with \"when\" in the state");
        else if (own is null)
            text.Remove(transition.At.Line, transition.ToString(), path + "/when", "has no condition any more");
        else
        {
            text.Set(transition, path + "/when", own, $"has the condition {Shown.Quoted(own)}");
            if (way.Kind == ElsaKind.Trigger && OwnBefore(way) is null)
            {
                var words = ImportTexts.Needed(own);
                text.Set(transition, path + "/when-text",
                    $"{{ sv: {YamlText.Quoted(words.Sv)}, en: {YamlText.Quoted(words.En)} }}",
                    "decide: the condition in words");
            }
        }
    }

    private static string? OwnBefore(ElsaWay way) => way.Condition?.Own?.Trim();

    /// <summary>What the transition says in place of the trigger's own condition; null: nothing.</summary>
    private string? Own(ElsaWay way, ElsaTransition transition)
    {
        var condition = transition.Condition;
        if (condition is null && way.Condition is not null)
        {
            notes.Changed(transition, "has no condition in Elsa; an Elsa that does not "
                + $"know FEEL drops it, so that it is as before: to take it away, remove {Written}.when");
            return OwnBefore(way);
        }
        var before = way.Condition ?? new ElsaCondition("", null, "");
        if (condition is { IsFeel: true, Text: { } text })
            return text == before.Text.Trim() ? OwnBefore(way) : before.OwnOf(text) ?? text;
        if (condition is null or { Truth: true })
            return before.Own is null && before.Text.Length > 0 ? "true" : null;
        if (condition.Truth == false) return "false";
        var read = triggers.Translated(condition);
        if (read.Feel is null)
            notes.Lost(
                transition, $"its condition in {condition.Type} cannot be translated ({read.Why}); it is as before");
        return read.Feel ?? OwnBefore(way);
    }

    private void Names(string language)
    {
        var renamed = pairs.Where(p => p.Given.DisplayName != p.Way.Label.In(language)).ToList();
        if (renamed.Count == 0 || renamed[0].Given.DisplayName is not { } name) return;
        var transition = renamed[0].Given;
        if (!isTrigger || renamed.Count < pairs.Count || renamed.Exists(p => p.Given.DisplayName != name))
            notes.Lost(transition, $"is called {Shown.Quoted(name)} in Elsa; here it keeps its name");
        else
            text.Set(transition, $"{path}/name/{language}", name,
                $"is called {Shown.Quoted(name)}; see whether the text in the other language still fits");
    }

    private void Reasons()
    {
        var changed = pairs.Where(p => p.Given.Trigger is { } t && ElsaTriggers.Type(t) == ElsaNames.AwaitTrigger
            && (ElsaExpression.Of(t, "needsReason")?.Truth ?? false) != p.Way.NeedsReason).ToList();
        if (changed.Count == 0) return;
        if (changed.Count < pairs.Count)
            notes.Lost(changed[0].Given, "asks for a reason in some states only; write a trigger in each state");
        else
            text.Set(changed[0].Given, path + "/reason", changed[0].Way.NeedsReason ? "optional" : "required",
                changed[0].Way.NeedsReason ? "asks for no reason any more" : "asks for a reason");
    }
}
