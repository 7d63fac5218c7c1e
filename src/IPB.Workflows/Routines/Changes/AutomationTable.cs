using IPB.Rules;

namespace IPB.Workflows.Routines.Changes;

internal static class AutomationTable
{
    internal static readonly MemberTable<AutomationUse> Members = new(
        (nameof(AutomationUse.Name), t => t.Value("automatiken", "the automation", (w, a) => w.Quote(a.Name))),
        (nameof(AutomationUse.Inputs), Inputs),
        (nameof(AutomationUse.Outputs), Outputs),
        (nameof(AutomationUse.Done), t =>
            t.Value("steget när automatiken är klar", "the trigger when the automation is done",
            (w, a) => w.Quote(a.Done))),
        (nameof(AutomationUse.Failed), t => t.Value("steget när automatiken har misslyckats",
            "the trigger when the automation has failed", (w, a) => a.Failed is { } failed ? w.Quote(failed) : null)),
        (nameof(AutomationUse.Retries), t => t.Value("antalet nya försök", "the number of retries",
            (w, a) => w.Count(a.Retries))),
        (nameof(AutomationUse.RetryAfter), t =>
            t.Value("pausen före nästa försök", "the pause before it is tried again",
            (w, a) => a.RetryAfter.In(w.Language))));

    /// <summary>Of a state or a trigger.</summary>
    internal static void Tell<T>(Told<T> t, Func<T, AutomationUse?> of) where T : class =>
        t.Block(Members, of(t.Old), of(t.Now),
            (w, name, a) => name + w.Say(" startar nu automatiken ", " now starts the automation ") + w.Quote(a.Name),
            (w, name, a) => name + w.Say(" startar inte längre automatiken ", " no longer starts the automation ")
                + w.Quote(a.Name));

    private static void Inputs(Told<AutomationUse> t)
    {
        foreach (var id in t.Old.Inputs.Keys.Union(t.Now.Inputs.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (t.Old.Inputs.GetValueOrDefault(id), t.Now.Inputs.GetValueOrDefault(id));
            if (!Content.Same(was, now))
                t.Value($"indata ”{id}”", $"the input “{id}”", (w, a) => Shown(w, a.Inputs.GetValueOrDefault(id)));
        }
    }

    private static void Outputs(Told<AutomationUse> t)
    {
        foreach (var id in t.Old.Outputs.Keys.Union(t.Now.Outputs.Keys).Order(StringComparer.Ordinal))
            if (t.Old.Outputs.GetValueOrDefault(id) != t.Now.Outputs.GetValueOrDefault(id))
                t.Value($"fältet för ”{id}”", $"the field for “{id}”",
                    (w, a) => a.Outputs.GetValueOrDefault(id) is { } field ? w.Field(field) : null);
    }

    private static string? Shown(ChangeWords w, Expression? value) => value is null ? null : w.Quote(value.Text);
}
