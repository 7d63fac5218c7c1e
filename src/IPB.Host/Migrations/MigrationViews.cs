using System.Text.Json;
using IPB.Host.Access;
using IPB.Workflows.Migrations;

namespace IPB.Host.Migrations;

/// <param name="Plan">As a file, YAML; send it with its gaps filled in.</param>
internal sealed record SuggestionView(
    string Plan, IReadOnlyDictionary<string, SuggestedView> States, IReadOnlyDictionary<string, SuggestedView> Fields);

/// <param name="To">Null: nothing fits.</param>
internal sealed record SuggestedView(string? To, string Why, IReadOnlyDictionary<string, string> Choices)
{
    public static SuggestedView Of(Suggested s, CurrentPerson current) => new(s.To, current.Say(s.Why), s.Choices);
}

internal sealed record MigrationView(
    Guid Id, string Routine, int From, int To, string Status, string Hash, string Plan, string MadeBy,
    DateTimeOffset MadeAt, string? StartedBy, DateTimeOffset? StartedAt, string? Reason, DateTimeOffset? UndoUntil,
    string? UndoneBy, DateTimeOffset? UndoneAt, string? UndoReason, DateTimeOffset? EndedAt, MigrationCounts Counts)
{
    public static MigrationView Of(Migration m) => new(m.Id, m.Routine, m.From, m.To,
        JsonNamingPolicy.KebabCaseLower.ConvertName(m.Status.ToString()), m.Hash, m.Plan, m.MadeBy, m.MadeAt,
        m.StartedBy, m.StartedAt, m.Reason, m.UndoUntil, m.UndoneBy, m.UndoneAt, m.UndoReason, m.EndedAt, m.Counts);
}

/// <param name="Next">Send it as <c>after</c> for the next page; null: this was the last.</param>
internal sealed record MigrationCasesView(IReadOnlyList<MigrationCaseView> Cases, string? Next);

internal sealed record MigrationCaseView(
    string Number, string Title, string Kind, string Status, string? Note, IReadOnlyList<string> Reasons,
    string State, string? To, IReadOnlyList<string> Then, string? EndsIn, IReadOnlyList<string> HasIt,
    IReadOnlyList<string> WillHaveIt, DateTimeOffset? DueBefore, DateTimeOffset? Due, bool Late,
    IReadOnlyList<TimerView> Cancelled, IReadOnlyList<TimerView> Armed, RoundFateView? Gate, RoundFateView? Referral,
    IReadOnlyList<FieldFate> Fields)
{
    /// <summary>What becomes of a wait for child cases; null: the case does not wait.</summary>
    public RoundFateView? Children { get; init; }

    /// <summary>What becomes of the automations that are under way.</summary>
    public IReadOnlyList<RunFateView> Automations { get; init; } = [];

    public static MigrationCaseView Of(MigrationCase c, CurrentPerson current) => new(c.Number, c.Row.Title,
        Kebab(c.Row.Kind), Kebab(c.Status), c.Note is { } note ? current.Say(note) : null,
        [.. c.Row.Reasons.Select(current.Say)], c.Row.State, c.Row.To, c.Row.Then, c.Row.EndsIn, c.Row.HasIt,
        c.Row.WillHaveIt, c.Row.DueBefore, c.Row.Due, c.Row.IsLate,
        [.. c.Row.Cancelled.Select(t => new TimerView(t.Key, t.DueAt, false))],
        [.. c.Row.Armed.Select(t => new TimerView(t.Key, t.DueAt, c.Row.Overdue.Contains(t.Key)))],
        RoundFateView.Of(c.Row.Gate, current), RoundFateView.Of(c.Row.Referral, current), c.Row.Fields)
    {
        Children = RoundFateView.Of(c.Row.Children, current),
        Automations = [.. c.Row.Automations.Select(r => RunFateView.Of(r, current))],
    };

    private static string Kebab<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}

/// <param name="Overdue">Its time was past: it fires at once, or when the plan says.</param>
internal sealed record TimerView(string Key, DateTimeOffset DueAt, bool Overdue);

/// <param name="Kept">True: it goes on under the same id; else it is cancelled.</param>
internal sealed record RunFateView(string Id, string Name, bool Kept, string? Why)
{
    public static RunFateView Of(RunFate fate, CurrentPerson current) => new(
        fate.Id, fate.Name, fate.Void is null, fate.Void is { } why ? current.Say(why) : null);
}

/// <param name="Kept">True: it goes on under the same id with the votes or statements that were given.</param>
internal sealed record RoundFateView(string Id, int Given, bool Kept, string? Why)
{
    public static RoundFateView? Of(RoundFate? fate, CurrentPerson current) => fate is null ? null
        : new(fate.Id, fate.Votes, fate.Void is null, fate.Void is { } why ? current.Say(why) : null);
}
