using System.Collections.Immutable;
using System.Globalization;

namespace IPB.Faults;

/// <summary>Seconds from when a timer was due to when it took effect.</summary>
internal sealed record Lateness(double Median, double P99, double Most);

/// <summary>What was counted after a run.</summary>
internal sealed record Figures
{
    public int Kills { get; init; }
    public int Cases { get; init; }
    public int TimersFired { get; init; }
    public int TimersCancelled { get; init; }
    public int TimersLost { get; init; }
    public int TimersTwice { get; init; }
    public Lateness Lateness { get; init; } = new(0, 0, 0);
    public int Commands { get; init; }
    public int CommandsRefused { get; init; }
    public int CommandsRepeated { get; init; }
    public int CommandsLost { get; init; }
    public int CommandsTwice { get; init; }
    public int Messages { get; init; }
    public int MessagesUnsent { get; init; }

    /// <summary>Messages that were sent, or begun to be sent, more than once, under the same id.</summary>
    public int MessagesAgain { get; init; }

    /// <summary>What must not be; empty when all guarantees held.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        kills      {Kills}
        cases      {Cases}
        timers     {TimersFired} fired, {TimersCancelled} cancelled, {TimersLost} lost, {TimersTwice} twice
        lateness   p50 {Lateness.Median:0.00} s, p99 {Lateness.P99:0.00} s, most {Lateness.Most:0.00} s
        commands   {Commands} acknowledged, {CommandsRefused} refused, {CommandsRepeated} sent again,
                   {CommandsLost} lost, {CommandsTwice} twice
        messages   {Messages}, {MessagesUnsent} unsent, {MessagesAgain} sent again under the same id
        """);
}
