using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;

namespace IPB.Workflows.Partners;

/// <summary>Inviting partners to a case, and ending that. The one place that says who may.</summary>
internal static class Inviting
{
    /// <summary>
    /// Under what a person may: those who have the case, also while it is given to one of them, and those who see to it
    /// that it gets on. Null: it is not theirs. Bodies that are asked for a statement have somebody else's case before
    /// them.
    /// </summary>
    public static bool May(StepBuilder step, Person by, out WaitingKey? under)
    {
        var c = step.Case;
        under = c.IsClosed ? null
            : Standing.Of(step, by, (c.Referral is null ? c.WaitsOn : []).Concat(c.GivenFrom).Distinct())
            .FirstOrDefault();
        return under is not null || Stewards.Are(step, by, out under);
    }

    /// <exception cref="PartnerRefused">Not theirs, closed, invited already, or too many.</exception>
    /// <exception cref="InvalidInput">What was written is no invitation.</exception>
    public static void Invite(StepBuilder step, InvitePartner command, Person by)
    {
        Require(step, by);
        if (step.Case.IsClosed)
            throw new PartnerRefused(RefusalKind.Conflict, "case-closed",
                new("Ärendet är avslutat.", "The case is closed."));
        var invited = Read(step, command, by);
        var open = step.Case.Partners.Where(p => p.Holds(step.Now)).ToList();
        if (open.Exists(p => string.Equals(p.Email, invited.Email, StringComparison.OrdinalIgnoreCase)))
            throw new InvalidInput("email", new(
                "Den adressen är redan inbjuden. Skicka en ny länk, eller återkalla inbjudan först.",
                "That address is invited already. Send a new link, or revoke the invitation first."));
        if (open.Count >= Partner.MostInCase)
            throw new PartnerRefused(RefusalKind.Conflict, "too-many-partners", new(
                $"Högst {Partner.MostInCase} inbjudningar gäller samtidigt. Återkalla en först.",
                $"At most {Partner.MostInCase} invitations hold at once. Revoke one first."));
        step.Add(invited);
        Mail(step, step.Case.Partners[^1], by.Name);
    }

    /// <exception cref="PartnerRefused">Not theirs, or the invitation is over.</exception>
    public static void SendLink(StepBuilder step, SendPartnerLink command, Person by)
    {
        Require(step, by);
        var partner = RequireOpen(step, command.Number);
        step.Add(new PartnerLinkSent(partner.Number, partner.Name, ByPartner: false));
        Mail(step, partner, by.Name);
    }

    /// <exception cref="PartnerRefused">Not theirs, or revoked already.</exception>
    public static void Revoke(StepBuilder step, RevokePartner command, Person by)
    {
        Require(step, by);
        var partner = Find(step, command.Number);
        if (partner.RevokedAt is not null)
            throw new PartnerRefused(RefusalKind.Conflict, "revoked", new(
                "Inbjudan är redan återkallad.", "The invitation is revoked already."));
        step.Add(new PartnerRevoked(partner.Number, partner.Name, InputText.Optional("reason", command.Reason, 1_000)));
    }

    /// <summary>A mail with a link of its own goes to the partner.</summary>
    internal static void Mail(StepBuilder step, Partner partner, string by) =>
        step.Write(Partner.IdOf(step.Case.Number, partner.Number), MessageKind.PartnerInvited, step.Content() with
        {
            By = by,
            Partner = new(partner.Number, partner.Name, partner.Email, partner.Language, partner.Why, partner.Until)
            {
                MayAnswer = partner.MayAnswer || partner.MayAddFiles,
            },
        });

    internal static Partner RequireOpen(StepBuilder step, int number) => Find(step, number) is var partner
        && partner.Holds(step.Now) ? partner : throw new PartnerRefused(RefusalKind.Conflict, "invitation-over", new(
            "Inbjudan gäller inte längre.", "The invitation holds no longer."));

    private static Partner Find(StepBuilder step, int number) =>
        step.Case.Partners.FirstOrDefault(p => p.Number == number) ?? throw new PartnerRefused(RefusalKind.NotFound,
            "no-such-partner", new("Det finns ingen sådan inbjudan.", "There is no such invitation."));

    private static void Require(StepBuilder step, Person by)
    {
        if (!May(step, by, out var under))
            throw new PartnerRefused(RefusalKind.NotAllowed, "not-yours", new(
                "Den som har ärendet, samordnare och den ledande förvaltningens chefer bjuder in partner.",
                "Whoever has the case, coordinators and the managers of its lead department invite partners."));
        step.ActUnder(under);
    }

    private static PartnerInvited Read(StepBuilder step, InvitePartner command, Person by)
    {
        var errors = System.Collections.Immutable.ImmutableArray.CreateBuilder<(string, Text)>();
        var name = InputText.Required("name", command.Name, 200, errors);
        var email = InputText.Required("email", command.Email, 254, errors);
        if (email is not null && !IsAddress(email))
            errors.Add(("email", new($"\"{email}\" är ingen e-postadress. Skriv den som namn@exempel.se.",
                $"\"{email}\" is no mail address. Write it like name@example.org.")));
        var why = InputText.Required("why", command.Why, 1_000, errors);
        if (command.Language is not (null or "" or "sv" or "en"))
            errors.Add(("language", new("Välj svenska eller engelska.", "Choose Swedish or English.")));
        var days = command.Days ?? Partner.UsualDays;
        if (days is < 1 or > Partner.MostDays)
            errors.Add(("days", new($"En inbjudan gäller 1 till {Partner.MostDays} dagar.",
                $"An invitation holds for 1 to {Partner.MostDays} days.")));
        if (errors.Count > 0) throw new InvalidInput(errors.ToImmutable());
        // Until the day is over, as people count days.
        var until = Stockholm.At(step.Today.AddDays(days + 1), TimeOnly.MinValue);
        return new(step.Case.Partners.Length + 1, OneLine(name!), email!, command.Language is "en" ? "en" : "sv",
            why!, by.Id,
            until)
        {
            MayAnswer = command.MayAnswer,
            MayAddFiles = command.MayAddFiles,
            MayReadFiles = command.MayReadFiles,
        };
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n', '\t'],
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    // One address and nothing else: no name, no list, no header.
    private static bool IsAddress(string text) => text.Split('@') is [{ Length: > 0 and <= 64 } local, var host]
        && local.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+/=?^_`{|}~.-".Contains(c, StringComparison.Ordinal))
        && !local.StartsWith('.') && !local.EndsWith('.') && !local.Contains("..", StringComparison.Ordinal)
        && host.Split('.') is { Length: > 1 } parts && parts.All(p => p.Length is > 0 and <= 63 && p.All(c =>
            char.IsLetterOrDigit(c) || c == '-') && p[0] != '-' && p[^1] != '-');
}
