using System.Security.Cryptography;
using System.Text;
using IPB.Host.Access;
using IPB.Workflows;
using IPB.Workflows.Automations;
using IPB.Workflows.Storage;

namespace IPB.Host.Automations;

/// <summary>What this host can carry out: an explicit list. A module adds its runner to the settings.</summary>
internal static class AutomationSetup
{
    public static AutomationRegistry Registry(HostSettings settings, WorkflowEngine engine, Database database)
    {
        var documents = new FiledDocuments(database);
        return new(
        [
            new OwnAutomations(
                new CallWebHook(settings, new WebHookSender(Secret(settings))),
                new CollectStatements(engine, documents),
                new FileDecision(engine, documents)),
            .. settings.Runners,
        ]);
    }

    /// <summary>What routines may name here.</summary>
    public static AutomationCatalog Catalog(HostSettings settings) => new(
        ShippedAutomations.All.Concat(settings.Runners.SelectMany(r => r.Offers)),
        settings.Runners.Select(r => r.Prefix).OfType<string>());

    /// <summary>What calls are signed with; those who are called must know it.</summary>
    public static byte[] Secret(HostSettings settings) => Encoding.UTF8.GetBytes(settings.WebHooks.Secret
        ?? Convert.ToHexStringLower(HMACSHA256.HashData(JournalKey.Of(settings.DataFolder), "web hooks"u8)));
}
