namespace IPB.Workflows.Proofs;

/// <summary>Where a case can stand, as far as it matters for what can happen next.</summary>
/// <param name="Values">One class for each variable that still matters, packed.</param>
/// <param name="Fired">
/// Timers of the state and its groups that have been due, as bits, with the marks of <see cref="PlaceTimers"/>.
/// </param>
/// <param name="Chain">Triggers that the engine has fired by itself within the step; 0 when the step is over.</param>
internal readonly record struct NodeKey(int Place, ulong Values, ulong Fired, int Chain);

/// <summary>A place that was come to, and how it was come to first.</summary>
/// <param name="Parent">Index of the node before; -1 for a submission.</param>
/// <param name="Chosen">The values right after <paramref name="By"/>, before those that no longer matter went.</param>
/// <param name="Certain">False: a condition that is not solved lies on every way found.</param>
internal readonly record struct Node(NodeKey Key, int Parent, Move By, ulong Chosen, bool Certain);

internal readonly record struct Edge(int From, Move By, int To);

/// <summary>The first time that a move was made.</summary>
internal readonly record struct Use(int From, Move By, ulong Chosen, bool Certain);
