namespace IPB.Workflows.Routines.Exports;

/// <summary>What makes a case go a way. Definitions keep the names of <see cref="ElsaNames"/>.</summary>
internal enum ElsaKind
{
    /// <summary>Somebody fires a trigger.</summary>
    Trigger,

    /// <summary>The engine fires it as soon as its condition holds.</summary>
    Automatic,

    /// <summary>The engine fires it when a timer is due or an automation has ended.</summary>
    System,
    Gate,
    Referral,
    Children,

    /// <summary>The last bounce leads to where the case is placed by hand.</summary>
    Bounce,

    /// <summary>The case has been on hold for as long as it may.</summary>
    Hold,

    /// <summary>The form or checklist is filled in.</summary>
    Form,
}

/// <summary>A way of an innermost state as a transition of Elsa's state machine.</summary>
/// <param name="From">Id of an innermost state.</param>
/// <param name="Trigger">The name that is sent: of a trigger, or with a dot in it of something else.</param>
/// <param name="To">Id of an innermost state, perhaps the same.</param>
internal sealed record ElsaWay(string From, string Trigger, string To, ElsaKind Kind, Text Label)
{
    /// <summary>Id of the group, or <c>*</c> for the routine, that it comes from; null: the state's own.</summary>
    public string? Inherited { get; init; }

    /// <summary>The state or group that the routine names; null: the case stays.</summary>
    public string? Target { get; init; }

    /// <summary>What the transition needs to be taken; null: nothing.</summary>
    public ElsaCondition? Condition { get; init; }

    /// <summary>It is looked at whenever the state is come to.</summary>
    public bool GoesByItself { get; init; }
    public bool NeedsReason { get; init; }

    /// <summary>What else is written of it, by key.</summary>
    public IReadOnlyList<(string Key, string Value)> Notes { get; init; } = [];

    /// <summary>Told apart from every other way of the routine by it.</summary>
    public string Name => $"{From}.{Trigger}{(Inherited is null ? "" : $"@{Inherited}")}";
}

/// <summary>A condition in FEEL, put together of what stands before, in and behind the author's own.</summary>
/// <param name="Own">The trigger's own <c>when</c>; null: it has none.</param>
internal sealed record ElsaCondition(string Before, string? Own, string Behind)
{
    /// <summary>The whole.</summary>
    public string Text => string.Join(" and ", Parts.Select(p => Parts.Count() == 1 ? p : Bracketed(p)));

    /// <summary>The own part of a condition that is put together like this one; null: it is not.</summary>
    public string? OwnOf(string text)
    {
        var before = Before.Length == 0 ? "" : Bracketed(Before) + " and ";
        var behind = Behind.Length == 0 ? "" : " and " + Bracketed(Behind);
        if (before.Length + behind.Length == 0) return text;
        if (text.Length <= before.Length + behind.Length + 2 || !text.StartsWith(before, StringComparison.Ordinal)
            || !text.EndsWith(behind, StringComparison.Ordinal)) return null;
        var own = text[before.Length..^behind.Length];
        return own.StartsWith('(') && own.EndsWith(')') ? own[1..^1].Trim() : null;
    }

    private IEnumerable<string> Parts => new[] { Before, Own ?? "", Behind }.Where(p => p.Length > 0);

    // A comment in it must not swallow the bracket.
    internal static string Bracketed(string part) =>
        part.Contains("//", StringComparison.Ordinal) ? $"({part}\n)" : $"({part})";
}

/// <summary>The stable words of exported definitions.</summary>
internal static class ElsaNames
{
    internal const string StateMachine = "Elsa.StateMachine";
    internal const string AwaitTrigger = "IPB.AwaitTrigger";
    internal const string KeepFields = "IPB.KeepFields";
    internal const string Feel = "FEEL";

    /// <summary>The form of what stands in <c>customProperties.ipb</c>.</summary>
    internal const string Format = "1";

    internal static string Name(this ElsaKind kind) => kind.ToString().ToLowerInvariant();
}
