using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Storage;

namespace IPB.Workflows;

/// <summary>
/// Carries out what cases have the engine do: child cases are opened, and parent and child hear of each other. Each
/// message takes effect once, however often it is carried: its own key is the key of the command.
/// </summary>
public sealed class CaseChildren
{
    private readonly WorkflowEngine engine;
    private readonly CaseStore store;
    private readonly SystemSteps steps;

    internal CaseChildren(WorkflowEngine engine, CaseStore store) =>
        (this.engine, this.store, steps) = (engine, store, new SystemSteps(engine, store));

    /// <summary>Carries a message for the engine itself.</summary>
    /// <exception cref="ChildNotThereYet">To be carried again later.</exception>
    public async Task CarryAsync(Message message, CancellationToken ct = default)
    {
        try
        {
            await steps.FollowingAsync(() => message.Content switch
            {
                { Order: { } order } => OpenAsync(order, message.Id, ct),
                { Child: { } news } => steps.ChangeAsync(news.Parent, KeyOf(message.Id), new HearOfChild(news), ct),
                { Parent: { } news } => TellAsync(news, message.Id, ct),
                _ => throw new ArgumentException($"a message of the kind {message.Kind.Name()} is for people"),
            }, ct);
        }
        catch (StaleNews)
        {
            // What it says is known already, or no longer so.
        }
        catch (CaseNotFound missing)
        {
            // News for a case that was disposed of reaches nobody any more.
            if (await engine.Retention.FindDisposedAsync(missing.Number, ct) is null) throw;
        }

        engine.Wake?.Invoke();
    }

    private async Task OpenAsync(ChildOrder order, Guid message, CancellationToken ct)
    {
        var (world, opened) = (engine.World, "");
        try
        {
            await store.OpenForAsync(order.Parent, new(Party.System, order.Key), CaseJson.Write(order), (
                (number, now) => Step.OpenChild(world, engine.Routines.ChooserForNew(order.Routine, now), order,
                    opened = number, now),
                (parent, now) => steps.Decide(world, parent, new ChildIsOpen(order.Key, opened), now)), ct);
        }
        // It was opened before, from the same order or an earlier one.
        catch (KeyReused)
        {
        }
        catch (Refusal refusal) when (refusal is not StaleNews)
        {
            var why = refusal.Reasons.IsEmpty ? refusal.Text : new(
                string.Join(' ', refusal.Reasons.Select(r => r.Sv)),
                string.Join(' ', refusal.Reasons.Select(r => r.En)));
            await steps.ChangeAsync(order.Parent, KeyOf(message), new RefuseChild(order.Key, why), ct);
        }
    }

    private async Task TellAsync(ParentNews news, Guid message, CancellationToken ct)
    {
        var parent = await engine.Cases.FindAsync(news.Parent, ct) ?? throw new CaseNotFound(news.Parent);
        if (parent.Children.FirstOrDefault(k => k.Key == news.Key) is not { Refused: null } child) return;
        if (child.Number is null && !child.IsOpen) return;
        if (child.Number is null) throw new ChildNotThereYet(news.Key);
        await steps.ChangeAsync(child.Number, KeyOf(message), new HearOfParent(news.Why), ct);
    }

    private static string KeyOf(Guid message) => message.ToString("N");
}

/// <summary>A child case is to hear something before it was opened: it is told again later.</summary>
public sealed class ChildNotThereYet(string key) : Exception(
    $"The child case {key} is not opened yet. It is told again later; nothing is to be done.");
