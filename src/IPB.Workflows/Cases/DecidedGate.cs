using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>A gate of a case that is closed: a late vote hears who was faster, and when.</summary>
/// <param name="Id">As in <see cref="GateRound.Id"/>.</param>
/// <param name="By">Id of the person whose vote closed it.</param>
public sealed record DecidedGate(string Id, Outcome Outcome, string By, DateTimeOffset At);
