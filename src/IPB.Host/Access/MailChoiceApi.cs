using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;

namespace IPB.Host.Access;

/// <summary>How one wants mail, for programs.</summary>
internal static class MailChoiceApi
{
    public static void MapMailChoice(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me/mail", async (MailChoices choices, CurrentPerson current, CancellationToken ct) =>
                MailChoiceBody.Of(await choices.OfAsync(current.Required.Id, ct)))
            .WithName("GetMailChoice").WithSummary("How you want mail: when, where to, and in which language.");
        api.MapPut("/me/mail", KeepAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("ChooseMail").WithSummary("Choose how you want mail.").ProducesProblem(422);
    }

    private static async Task<MailChoiceBody> KeepAsync(
        MailChoiceBody body, MailChoices choices, CurrentPerson current, CancellationToken ct)
    {
        var choice = body.Read();
        await choices.KeepAsync(current.Required.Id, choice, ct);
        return MailChoiceBody.Of(choice);
    }
}

/// <param name="Send"><c>at-once</c>, <c>any-time</c> or <c>daily</c>.</param>
/// <param name="Channel"><c>mail</c> or <c>inbox</c>.</param>
/// <param name="Language"><c>sv</c>, <c>en</c>, or null: as the organisation has it.</param>
internal sealed record MailChoiceBody(string? Send, string? Channel, string? Language)
{
    public static MailChoiceBody Of(MailChoice choice) =>
        new(choice.Send.Name(), choice.Channel.Name(), choice.Language);

    /// <exception cref="InvalidInput">A word is none of those.</exception>
    public MailChoice Read()
    {
        var send = MailChoiceNames.Send(Send ?? "") ?? throw Wrong("send", "at-once, any-time, daily");
        var channel = MailChoiceNames.Channel(Channel ?? "") ?? throw Wrong("channel", "mail, inbox");
        return Language is null or "" or "sv" or "en" ? new(send, channel, Language is "" ? null : Language)
            : throw Wrong("language", "sv, en");
    }

    private static InvalidInput Wrong(string field, string words) => new(field, new Text(
        $"Välj ett av: {words}.", $"Choose one of: {words}."));
}
