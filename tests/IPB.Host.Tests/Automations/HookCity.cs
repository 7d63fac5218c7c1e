using IPB.Faults;
using IPB.Host.Automations;
using IPB.Host.Jobs;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Host.Tests.Automations;

/// <summary>A city beside another system that its routines may call.</summary>
public sealed class HookCity(TestPostgres postgres) : RunningCity(postgres)
{
    private HookReceiver? receiver;

    internal HookReceiver Receiver => receiver!;

    public override async ValueTask InitializeAsync()
    {
        receiver = await HookReceiver.StartAsync(CancellationToken.None);
        await base.InitializeAsync();
        receiver.Secret = AutomationSetup.Secret(City.Settings);
        foreach (var (id, text) in Routines.All)
            await Engine.Versions.InstallAsync([RoutineReader.ReadPublished($"{id}.routine.yaml", text).Routine!]);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await receiver!.DisposeAsync();
    }

    /// <summary>What the hosts do with messages for the engine.</summary>
    public async Task CarryAsync()
    {
        foreach (var id in await Engine.Messages.HandOutAsync(1_000))
        {
            if (!(await Engine.Messages.FindAsync(id))!.Message.Kind.IsForEngine()) continue;
            using var scope = Services.CreateScope();
            await scope.ServiceProvider.GetRequiredService<MessageDelivery>().RunAsync(id, CancellationToken.None);
        }
    }

    protected override HostSettings Change(HostSettings settings) => settings with
    {
        WebHooks = WebHookSettings.Read($"{receiver!.Address} private; https://hooks.example.org", null),
    };
}

/// <summary>Routines that automations do something for.</summary>
internal static class Routines
{
    public static (string Id, string Text)[] All => [("hook-trial", Hook), ("filing-trial", Filing)];

    private const string Hook = """
        routine: hook-trial
        version: 1
        name: { sv: Anropsprov, en: Call trial }
        purpose: { sv: Prov, en: Trial }
        fields:
          address: { type: text, name: { sv: Adress, en: Address }, required: true }
          later: { type: yes-no, name: { sv: Senare, en: Later } }
          reply: { type: text, name: { sv: Svar, en: Reply } }
          fine: { type: yes-no, name: { sv: Ja, en: Fine } }
        submit: { asks: [address, later] }
        states:
          asking:
            name: { sv: Frågar, en: Asking }
            owner: coordinator
            automation:
              name: call-web-hook
              inputs: { url: address, content: description, wait: later, wait_days: '3' }
              outputs: { answer: reply, approved: fine }
              done: answered
              retry: { times: 1, after: 10 minutes }
            on:
              answered: { name: { sv: Besvarat, en: Answered }, to: known, by: system }
              skip: { name: { sv: Hoppa över, en: Skip }, to: known }
          known:
            name: { sv: Känt, en: Known }
            owner: coordinator
            on: { close: { name: { sv: Stäng, en: Close }, to: closed } }
          closed: { name: { sv: Stängt, en: Closed }, end: completed }
        """;

    private const string Filing = """
        routine: filing-trial
        version: 1
        name: { sv: Handlingsprov, en: Filing trial }
        purpose: { sv: Prov, en: Trial }
        fields:
          decision_paper: { type: evidence, name: { sv: Beslutet, en: The decision } }
          decision_hash: { type: text, name: { sv: Kontrollsumma, en: Checksum } }
          statements_paper: { type: evidence, name: { sv: Yttrandena, en: The statements } }
          objecting: { type: number, name: { sv: Erinringar, en: Objections } }
        states:
          referral:
            name: { sv: På remiss, en: On referral }
            referral:
              question: { sv: Går det bra?, en: Is it fine? }
              to: [coordinator]
              outcomes: { answered: collecting }
          collecting:
            name: { sv: Sammanställs, en: Being put together }
            owner: coordinator
            automation:
              name: collect-statements
              outputs: { document: statements_paper, objections: objecting }
              done: collected
            on: { collected: { name: { sv: Klart, en: Done }, to: decision, by: system } }
          decision:
            name: { sv: Beslut, en: Decision }
            gate:
              question: { sv: Ja?, en: 'Yes?' }
              decide: { by: coordinator }
              outcomes: { approve: filing, reject: filing }
          filing:
            name: { sv: Tillförs, en: Being filed }
            owner: coordinator
            automation:
              name: file-decision
              outputs: { document: decision_paper, checksum: decision_hash }
              done: filed
            on: { filed: { name: { sv: Tillfört, en: Filed }, to: done, by: system } }
          done: { name: { sv: Klart, en: Done }, end: completed }
        """;
}
