using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>Referral bodies were asked for statements.</summary>
/// <param name="Needed">Statements that it takes to go on.</param>
public sealed record Referred(
    string Referral, string State, int Round, ImmutableArray<ReferralBody> Bodies, int Needed) : Fact;

public sealed record StatementGiven(string Referral, Statement Statement) : Fact;

/// <param name="Unanswered">Ids of the bodies of which no answer is needed any more.</param>
public sealed record ReferralClosed(string Referral, ReferralEnd End, ImmutableArray<string> Unanswered) : Fact;
