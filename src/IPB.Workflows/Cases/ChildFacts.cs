using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>A child case is to be opened; from now on it counts as open.</summary>
public sealed record ChildOrdered(ChildOrder Order) : Fact;

/// <summary>The child case was opened, in the same transaction as this.</summary>
public sealed record ChildOpened(string Key, string Number) : Fact;

/// <summary>The child case could not be opened; somebody must look at it.</summary>
/// <param name="People">Ids of those who were told.</param>
public sealed record ChildRefused(string Key, Text Reason, ImmutableArray<string> People) : Fact;

/// <summary>It is tried again to open the child case.</summary>
public sealed record ChildRetried(string Key) : Fact;

/// <summary>A child case that could not be opened was given up: it counts as discontinued.</summary>
public sealed record ChildDropped(string Key, string Reason) : Fact;

/// <param name="Seq">The child's version when it ended.</param>
public sealed record ChildEnded(string Key, string Number, Ending Ending, long Seq) : Fact;

/// <param name="Seq">The child's version when it was reopened.</param>
public sealed record ChildReopened(string Key, string Number, long Seq) : Fact;

/// <summary>
/// The case waits for its open child cases, and for those that it opens while it stands in the state.
/// </summary>
/// <param name="Children">Their keys.</param>
/// <param name="Join">How many must have ended; 0: all.</param>
public sealed record ChildrenAwaited(string State, ImmutableArray<string> Children, int Join) : Fact;

/// <param name="End">The name of the outcome; <c>left</c> when something else led the case away.</param>
/// <param name="Open">Keys of the children that the case waits for no more.</param>
public sealed record WaitEnded(string State, string End, ImmutableArray<string> Open) : Fact
{
    internal const string Left = "left";
}

/// <summary>The case was opened by another one.</summary>
/// <param name="Parent">Number of that case.</param>
public sealed record OpenedAsChild(string Parent, string Key, int Depth) : Fact;

/// <summary>The parent waits for this case no more; it lives on.</summary>
/// <param name="People">Ids of those who were told.</param>
public sealed record ParentWentOn(string Parent, Text Why, ImmutableArray<string> People) : Fact;
