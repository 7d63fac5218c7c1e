using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;

namespace IPB.Workflows.Storage;

/// <summary>How cases, facts and messages are written down. Stored names never change.</summary>
[JsonSerializable(typeof(Case))]
[JsonSerializable(typeof(ImmutableArray<Fact>))]
[JsonSerializable(typeof(MessageContent))]
[JsonSerializable(typeof(StepAnswer))]
[JsonSerializable(typeof(Submit))]
[JsonSerializable(typeof(Fire))]
[JsonSerializable(typeof(Decide))]
[JsonSerializable(typeof(Comment))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Link))]
[JsonSerializable(typeof(Unlink))]
[JsonSerializable(typeof(Fill))]
[JsonSerializable(typeof(Hold))]
[JsonSerializable(typeof(Resume))]
[JsonSerializable(typeof(RetryChild))]
[JsonSerializable(typeof(DropChild))]
[JsonSerializable(typeof(HearOfChild))]
[JsonSerializable(typeof(RefuseChild))]
[JsonSerializable(typeof(HearOfParent))]
[JsonSerializable(typeof(ChildOrder))]
[JsonSerializable(typeof(MeetCondition))]
[JsonSerializable(typeof(AskInformation))]
[JsonSerializable(typeof(GiveInformation))]
[JsonSerializable(typeof(AskOpinion))]
[JsonSerializable(typeof(GiveOpinion))]
[JsonSerializable(typeof(EndOpinion))]
[JsonSerializable(typeof(Acknowledge))]
[JsonSerializable(typeof(Access.Reveal))]
[JsonSerializable(typeof(Assign))]
[JsonSerializable(typeof(Remind))]
[JsonSerializable(typeof(RetryAutomation))]
[JsonSerializable(typeof(GiveUpAutomation))]
[JsonSerializable(typeof(AnswerAutomation))]
[JsonSerializable(typeof(ReportAutomation))]
[JsonSerializable(typeof(HearOfAutomation))]
[JsonSerializable(typeof(WakeAutomation))]
[JsonSerializable(typeof(TellOfAutomation))]
[JsonSerializable(typeof(Partners.InvitePartner))]
[JsonSerializable(typeof(Partners.SendPartnerLink))]
[JsonSerializable(typeof(Partners.RevokePartner))]
[JsonSerializable(typeof(Partners.OpenInvitation))]
[JsonSerializable(typeof(Partners.AskForLink))]
[JsonSerializable(typeof(Partners.AnswerAsPartner))]
internal sealed partial class CaseJsonContext : JsonSerializerContext;

internal static class CaseJson
{
    private static readonly CaseJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new FieldValueConverter(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
        },
    });

    /// <summary>Without the description, which has a column of its own, unless it is confidential.</summary>
    public static string Write(Case c) => JsonSerializer.Serialize(
        c.ConfidentialDescription ? c : c with { Description = "" }, Context.Case);

    /// <summary>What lists and searches find of the description.</summary>
    public static string DescriptionColumn(Case c) => c.ConfidentialDescription ? "" : c.Description;

    public static Case ReadCase(string json, string description)
    {
        var c = JsonSerializer.Deserialize(json, Context.Case)!;
        return c.ConfidentialDescription ? c : c with { Description = description };
    }

    public static string Write(ImmutableArray<Fact> facts) =>
        JsonSerializer.Serialize(facts, Context.ImmutableArrayFact);
    public static ImmutableArray<Fact> ReadFacts(string json) =>
        JsonSerializer.Deserialize(json, Context.ImmutableArrayFact);

    public static string Write(MessageContent content) => JsonSerializer.Serialize(content, Context.MessageContent);
    public static MessageContent ReadContent(string json) => JsonSerializer.Deserialize(json, Context.MessageContent)!;

    public static byte[] Write(ChildOrder order) => JsonSerializer.SerializeToUtf8Bytes(order, Context.ChildOrder);

    public static string Write(StepAnswer answer) => JsonSerializer.Serialize(answer, Context.StepAnswer);
    public static StepAnswer ReadAnswer(string json) => JsonSerializer.Deserialize(json, Context.StepAnswer)!;

    /// <summary>What makes two commands the same, for telling a repetition from a reused key.</summary>
    public static byte[] WriteRequest(Command command, string? address) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), Context),
            .. System.Text.Encoding.UTF8.GetBytes(address ?? "")];

    /// <summary>The whole case as text, for comparing two.</summary>
    public static string Canonical(Case c) => JsonSerializer.Serialize(c, Context.Case);

    /// <summary>A field's value: text, number, yes or no, or a date as <c>{"date":"2026-11-23"}</c>.</summary>
    private sealed class FieldValueConverter : JsonConverter<object>
    {
        public override object Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.Number: return reader.GetDecimal();
                case JsonTokenType.True: return true;
                case JsonTokenType.False: return false;
                case JsonTokenType.String: return reader.GetString()!;
                default:
                    reader.Read();
                    reader.Read();
                    var date = DateOnly.ParseExact(reader.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                    reader.Read();
                    return date;
            }
        }

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
        {
            switch (value)
            {
                case string s: writer.WriteStringValue(s); break;
                case decimal d: writer.WriteNumberValue(d); break;
                case bool b: writer.WriteBooleanValue(b); break;
                case DateOnly date:
                    writer.WriteStartObject();
                    writer.WriteString("date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    writer.WriteEndObject();
                    break;
                default: throw new ArgumentException($"a field holds no {value.GetType().Name}");
            }
        }
    }
}
