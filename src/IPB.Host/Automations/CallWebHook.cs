using System.Globalization;
using System.Text;
using System.Text.Json;
using IPB.Host.Notifications;
using IPB.Workflows;
using IPB.Workflows.Automations;

namespace IPB.Host.Automations;

/// <summary>
/// <c>call-web-hook</c>: a signed POST to another system, whose answer is its reply or comes later to the callback
/// address.
/// </summary>
internal sealed class CallWebHook(HostSettings settings, WebHookSender sender) : Automation
{
    private const decimal UsualDays = 14;
    private const decimal MostDays = 365;
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public override AutomationSignature Signature => ShippedAutomations.CallWebHook;

    public override async Task<AutomationOutcome> RunAsync(AutomationCall call, CancellationToken ct)
    {
        if (call.Answer is { } answer) return Answered(call, answer);
        if (call.Why == AutomationWake.Time)
            return AutomationOutcome.Failed(new("Inget svar kom i tid.", "No answer came in time."), again: false);
        if (!Uri.TryCreate(call.TextOf("url"), UriKind.Absolute, out var address)
            || settings.WebHooks.Find(address) is not { } target)
            return AutomationOutcome.Failed(new(
                $"Staden har inte tillåtit adressen {call.TextOf("url")}.",
                $"The city has not allowed the address {call.TextOf("url")}."), again: false);
        try
        {
            var post = new WebHookPost(address, call.Run, call.Now, Body(call));
            return Replied(call, await sender.PostAsync(target, post, ct), address);
        }
        catch (WebHookRefused e)
        {
            return AutomationOutcome.Failed(Words(address, e.Message), e.MayHelp);
        }
        catch (HttpRequestException e)
        {
            return AutomationOutcome.Failed(Words(address, e.HttpRequestError.ToString()));
        }
    }

    private byte[] Body(AutomationCall call) => JsonSerializer.SerializeToUtf8Bytes(new WebHookBody(
        call.Run, call.Case.Number, call.Case.Title, call.Routine.Id, call.Case.State, call.TextOf("content"), call.Now,
        call.IsTicked("wait") ? SiteAddress.Of(settings) + call.Callback : null), Plain);

    private static AutomationOutcome Replied(AutomationCall call, WebHookReply reply, Uri address)
    {
        // Asked to wait, or broken for now; anything else would be refused again.
        if (reply.Status is 408 or 425 or 429 or >= 500) return AutomationOutcome.Failed(Words(address, Code(reply)));
        if (reply.Status is < 200 or >= 300) return AutomationOutcome.Failed(Words(address, Code(reply)), again: false);
        if (call.IsTicked("wait"))
        {
            var days = Math.Clamp(call.NumberOf("wait_days") ?? UsualDays, 1, MostDays);
            return AutomationOutcome.Waits(call.Now.AddDays((double)days), new(
                $"Svar från {address.Host}", $"An answer of {address.Host}"), Code(reply));
        }

        if (reply.Body.AsSpan().Trim(" \t\r\n"u8).IsEmpty) return new WebHookAnswer(null, null, null, null)
            .ToOutcome(reply.Status);
        return WebHookAnswer.Read(reply.Body, out var wrong) is { } read ? read.ToOutcome(reply.Status)
            : AutomationOutcome.Failed(WebHookAnswer.Wrong(wrong!), again: false);
    }

    private static AutomationOutcome Answered(AutomationCall call, string answer) =>
        WebHookAnswer.Read(Encoding.UTF8.GetBytes(answer), out var wrong) is { } read
            ? read.ToOutcome(int.TryParse(call.Kept, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                ? code : 200)
            : AutomationOutcome.Failed(WebHookAnswer.Wrong(wrong!), again: false);

    private static string Code(WebHookReply reply) => reply.Status.ToString(CultureInfo.InvariantCulture);

    private static Text Words(Uri address, string what) => new(
        $"Anropet till {address.Host} lyckades inte: {what}.", $"The call to {address.Host} did not succeed: {what}.");
}

/// <summary>What another system is sent.</summary>
/// <param name="Id">Do your part once for each.</param>
/// <param name="Callback">Post your answer there, once; null: your reply is the answer.</param>
internal sealed record WebHookBody(
    string Id, string Case, string Title, string Routine, string State, string? Content, DateTimeOffset SentAt,
    string? Callback);
