using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Partners;

/// <summary>Somebody outside the city was invited to follow the case.</summary>
/// <param name="By">Id of whoever invited them.</param>
public sealed record PartnerInvited(
    int Number, string Name, string Email, string Language, string Why, string By, DateTimeOffset Until) : Fact
{
    public bool MayAnswer { get; init; }
    public bool MayAddFiles { get; init; }
    public bool MayReadFiles { get; init; }
}

/// <summary>A partner gets a new link by mail, since one opens the case once.</summary>
/// <param name="ByPartner">They asked for it themselves.</param>
public sealed record PartnerLinkSent(int Number, string Name, bool ByPartner) : Fact;

/// <summary>A partner opened the case with a link.</summary>
public sealed record PartnerOpened(int Number) : Fact;

/// <summary>A partner said something about the case; files that came with it are facts of their own.</summary>
/// <param name="Text">Null where files came alone.</param>
public sealed record PartnerAnswered(int Number, string? Text) : Fact;

/// <summary>An invitation ends before its time.</summary>
public sealed record PartnerRevoked(int Number, string Name, string? Reason) : Fact;

/// <summary>What partners do to a case.</summary>
internal static class PartnerJournal
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    internal static Case Apply(Case c, Fact fact, DateTimeOffset at) => fact switch
    {
        PartnerInvited f => c with
        {
            Partners = c.Partners.Add(new(f.Number, f.Name, f.Email, f.Language, f.Why, f.By, at, f.Until)
            {
                MayAnswer = f.MayAnswer,
                MayAddFiles = f.MayAddFiles,
                MayReadFiles = f.MayReadFiles,
            }),
        },
        PartnerLinkSent { ByPartner: true } f => With(c, f.Number, p => p with { Asked = Lately(p.Asked, at) }),
        PartnerLinkSent => c,
        PartnerOpened f => With(c, f.Number, p => p with { OpenedAt = p.OpenedAt ?? at }),
        PartnerAnswered f => With(c, f.Number, p => p with { Answered = Lately(p.Answered, at) }),
        PartnerRevoked f => With(c, f.Number, p => p with { RevokedAt = at }),
        _ => throw new ArgumentException($"the fact {fact.GetType().Name} is about no partner", nameof(fact)),
    };

    private static ImmutableArray<DateTimeOffset> Lately(ImmutableArray<DateTimeOffset> times, DateTimeOffset at) =>
        [.. times.Where(t => t > at - Day), at];

    private static Case With(Case c, int number, Func<Partner, Partner> change) =>
        c with { Partners = [.. c.Partners.Select(p => p.Number == number ? change(p) : p)] };
}
