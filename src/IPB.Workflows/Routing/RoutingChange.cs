using System.Collections.Immutable;

namespace IPB.Workflows.Routing;

/// <summary>What would have sent a case to another department.</summary>
/// <param name="Changes">One, or two where no single one suffices.</param>
/// <param name="To">Code of the department that would lead.</param>
/// <param name="Rule">Id of the rule that would decide.</param>
public sealed record RoutingChange(ImmutableArray<RoutingInputChange> Changes, string To, string Rule);

/// <summary>One thing about a case that would have to be different.</summary>
/// <param name="Input">The name that rules know it by; <c>text</c> for words.</param>
/// <param name="Old">The value that it has, as it is stored with a case; null for words.</param>
/// <param name="New">The value that it would have to have; null for words.</param>
/// <param name="Words">
/// Words (or an item of a list) any of which the case would have to mention; removed: that it would have to leave out.
/// Else empty.
/// </param>
/// <param name="Removed">The words would have to be gone.</param>
public sealed record RoutingInputChange(
    string Input, object? Old, object? New, ImmutableArray<string> Words, bool Removed);
