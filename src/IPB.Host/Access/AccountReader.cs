using IPB.Host.Notifications;
using IPB.Host.Pages;
using IPB.Workflows.Storage;

namespace IPB.Host.Access;

/// <summary>Reads what the account page shows of the person who is signed in.</summary>
internal sealed class AccountReader(ApiTokens tokens, MailChoices choices)
{
    /// <param name="made">A token just made.</param>
    public async Task<AccountModel> ReadAsync(
        CurrentPerson current, FormState form, string? made, CancellationToken ct) =>
        new(await tokens.OfAsync(current.Required.Id, ct), form, made, AccessPages.Lives)
        {
            Mail = await choices.OfAsync(current.Required.Id, ct),
        };
}
