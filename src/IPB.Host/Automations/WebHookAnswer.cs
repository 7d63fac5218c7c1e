using System.Text.Json;
using IPB.Workflows;
using IPB.Workflows.Automations;

namespace IPB.Host.Automations;

/// <summary>What another system answers: a JSON object of which we read four members, each optional.</summary>
internal sealed record WebHookAnswer(string? Answer, bool? Approved, decimal? Number, string? Reference)
{
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    /// <param name="wrong">What is not as agreed; null when it is.</param>
    /// <returns>Null when something is wrong.</returns>
    public static WebHookAnswer? Read(ReadOnlyMemory<byte> json, out string? wrong)
    {
        wrong = null;
        try
        {
            using var document = JsonDocument.Parse(json, Shallow);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                wrong = $"expected a JSON object, got {document.RootElement.ValueKind}";
                return null;
            }

            return Read(document.RootElement, out wrong);
        }
        catch (JsonException)
        {
            wrong = "expected a JSON object such as {\"approved\": true, \"answer\": \"…\"}";
            return null;
        }
    }

    public AutomationOutcome ToOutcome(int status)
    {
        var outcome = AutomationOutcome.Done(("status", (decimal)status));
        var outputs = outcome.Outputs;
        if (Answer is not null) outputs = outputs.Add("answer", Answer);
        if (Approved is { } approved) outputs = outputs.Add("approved", approved);
        if (Number is { } number) outputs = outputs.Add("number", number);
        if (Reference is not null) outputs = outputs.Add("reference", Reference);
        return outcome with { Outputs = outputs };
    }

    public static Text Wrong(string wrong) => new(
        $"Svaret är inte som avtalat: {wrong}.", $"The answer is not as agreed: {wrong}.");

    private static WebHookAnswer? Read(JsonElement o, out string? wrong)
    {
        wrong = null;
        var answer = Member(o, "answer", JsonValueKind.String, ref wrong)?.GetString();
        var approved = Member(o, "approved", JsonValueKind.True, ref wrong)?.GetBoolean();
        var reference = Member(o, "reference", JsonValueKind.String, ref wrong)?.GetString();
        decimal number = 0;
        var given = Member(o, "number", JsonValueKind.Number, ref wrong);
        if (given is { } value && !value.TryGetDecimal(out number)) wrong ??= "number: expected a number of at "
            + "most 28 digits";
        return wrong is null ? new(answer, approved, given is null ? null : number, reference) : null;
    }

    private static JsonElement? Member(JsonElement o, string name, JsonValueKind kind, ref string? wrong)
    {
        if (!o.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        var found = value.ValueKind == JsonValueKind.False ? JsonValueKind.True : value.ValueKind;
        if (found == kind) return value;
        wrong ??= $"{name}: expected {kind switch
        {
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            _ => "true or false",
        }}, got {value.ValueKind}";
        return null;
    }
}
