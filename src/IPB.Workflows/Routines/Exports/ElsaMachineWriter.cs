using System.Text.Json;
using IPB.Workflows.Routines.Diagrams;

namespace IPB.Workflows.Routines.Exports;

/// <summary>Writes the state machine with its drawing and with what Elsa has no place for.</summary>
internal sealed class ElsaMachineWriter(Utf8JsonWriter json, Routine routine, List<ElsaWay> ways, string language)
{
    private readonly Drawing drawing = DiagramLayout.Of(routine, new DiagramWords(language, null));

    internal void Write()
    {
        json.WriteStartArray("states");
        foreach (var state in routine.InnermostStates)
        {
            json.WriteStartObject();
            json.WriteString("name", state.Id);
            // What the instance is started with becomes the case's fields.
            if (state == routine.Start) Keep("entry", "start");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("transitions");
        foreach (var way in ways) Transition(way);
        json.WriteEndArray();
        json.WriteString("initialState", routine.Start.Id);
        json.WriteString("id", routine.Id);
        json.WriteString("type", ElsaNames.StateMachine);
        json.WriteNumber("version", 1);
        json.Block("customProperties", () => json.Block("ipb", Kept));
        json.Block("metadata", () =>
        {
            json.WriteString("displayText", routine.Name.In(language));
            json.Block("designer", Designer);
        });
    }

    private void Transition(ElsaWay way)
    {
        json.WriteStartObject();
        json.WriteString("name", way.Name);
        json.WriteString("displayName", way.Label.In(language));
        json.WriteString("from", way.From);
        json.WriteString("to", way.To);
        json.Block("trigger", () => Trigger(way));
        if (way.Condition is { } condition) json.Input("condition", "Boolean", ElsaNames.Feel, condition.Text);
        Keep("action", way.Name);
        json.WriteEndObject();
    }

    private void Keep(string part, string when) => json.Block(part, () =>
    {
        json.WriteString("id", $"keep-{when}");
        json.WriteString("type", ElsaNames.KeepFields);
        json.WriteNumber("version", 1);
    });

    private void Trigger(ElsaWay way)
    {
        json.Input("triggerName", "String", "Literal", way.Trigger);
        if (way.NeedsReason) json.Input("needsReason", "Boolean", "Literal", true);
        if (way.GoesByItself) json.Input("when", "Boolean", ElsaNames.Feel, way.Condition!.Text);
        json.WriteString("id", $"await-{way.Name}");
        json.WriteString("type", ElsaNames.AwaitTrigger);
        json.WriteNumber("version", 1);
        json.Block("customProperties", () => json.Block("ipb", () =>
        {
            json.WriteString("kind", way.Kind.Name());
            if (way.Inherited is { } home) json.WriteString("home", home);
            json.WriteString("sv", way.Label.Sv);
            json.WriteString("en", way.Label.En);
            if (way.Target is null) json.WriteBoolean("stays", true);
            else if (way.Target != way.To) json.WriteString("to", way.Target);
            foreach (var (key, value) in way.Notes) json.WriteString(key, value);
        }));
        json.Block("metadata", () =>
        {
            json.WriteString("displayText", way.Label.In(language));
            json.Block("designer", () => json.Place("position", Between(way)));
        });
    }

    private Spot Between(ElsaWay way)
    {
        var (from, to) = (BoxOf(way.From), BoxOf(way.To));
        return from == to ? Within(from.X + (from.Width / 2), from.Y)
            : Within((from.X + to.X) / 2, (from.Y + to.Y) / 2);
    }

    private Spot Within(double x, double y) => new(x - drawing.Frame.Left, y - drawing.Frame.Top);

    private Box BoxOf(string state) => drawing.Boxes.First(b => b.State.Id == state);

    private void Designer()
    {
        json.Place("position", new(0, 0));
        json.Block("size", () =>
        {
            json.WriteNumber("width", ElsaJson.Whole(drawing.Frame.Width));
            json.WriteNumber("height", ElsaJson.Whole(drawing.Frame.Height));
        });
        json.Block("states", () =>
        {
            foreach (var box in drawing.Boxes)
                json.Block(box.State.Id, () =>
                {
                    var corner = Within(box.Rect.Left, box.Rect.Top);
                    json.WriteNumber("x", ElsaJson.Whole(corner.X));
                    json.WriteNumber("y", ElsaJson.Whole(corner.Y));
                    json.WriteNumber("width", ElsaJson.Whole(box.Width));
                    json.WriteNumber("height", ElsaJson.Whole(box.Height));
                });
        });
    }

    private void Kept()
    {
        json.WriteString("format", ElsaNames.Format);
        json.WriteString("language", language);
        json.Block("fields", () =>
        {
            foreach (var field in routine.Fields)
                json.WriteString(field.Id, FieldReader.Types.First(t => t.Value == field.Type).Key);
        });
        json.Block("states", () =>
        {
            foreach (var state in routine.States) json.Block(state.Id, () => Kept(state));
        });
        if (routine.Source.Length > 0) json.WriteString("routine", routine.Source);
    }

    private void Kept(State state)
    {
        json.WriteString("sv", state.Name.Sv);
        json.WriteString("en", state.Name.En);
        if (state.IsGroup) json.WriteBoolean("isGroup", true);
        if (state.Parent is { } group) json.WriteString("group", group);
        if (state.Phase is { } phase) json.WriteString("phase", phase);
        if (state.Owner is { } owner) json.WriteString("owner", owner.ToString());
        if (state.Due is { } due) json.WriteString("due", due.ToString());
        if (state.End is { } end) json.WriteString("end", end.Name());
        if ((state.Gate?.Question ?? state.Referral?.Question) is not { } question) return;
        json.WriteString("questionSv", question.Sv);
        json.WriteString("questionEn", question.En);
    }
}
