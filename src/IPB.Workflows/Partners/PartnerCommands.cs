using System.Collections.Immutable;
using IPB.Workflows.Attachments;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Partners;

/// <summary>Invite somebody outside the city to the case.</summary>
/// <param name="Name">Of a person or an organisation.</param>
/// <param name="Language"><c>sv</c> or <c>en</c>; null: Swedish.</param>
/// <param name="Days">How long the invitation holds; null: <see cref="Partner.UsualDays"/>.</param>
public sealed record InvitePartner(string? Name, string? Email, string? Why, string? Language, int? Days) : Command
{
    public bool MayAnswer { get; init; }
    public bool MayAddFiles { get; init; }
    public bool MayReadFiles { get; init; }
}

/// <summary>Send a partner a new link.</summary>
public sealed record SendPartnerLink(int Number) : Command;

/// <summary>End an invitation at once.</summary>
public sealed record RevokePartner(int Number, string? Reason) : Command;

/// <summary>What a partner can do, whom no organisation knows.</summary>
public abstract record PartnerCommand : Command;

/// <summary>Note that a link was opened.</summary>
public sealed record OpenInvitation : PartnerCommand;

/// <summary>Ask for a new link; it goes to the invited address and nowhere else.</summary>
public sealed record AskForLink : PartnerCommand;

/// <param name="Text">May be blank where files come with it.</param>
public sealed record AnswerAsPartner(string? Text) : PartnerCommand
{
    public ImmutableArray<KeptFile> Files { get; init; } = [];
}

/// <summary>Nothing about a partner was done.</summary>
public sealed class PartnerRefused(RefusalKind kind, string code, Text reason) : Refusal(kind, code,
    new("Det gick inte.", "It was not done."), reason);
