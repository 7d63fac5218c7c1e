using System.Globalization;
using IPB.Workflows.Cases;
using IPB.Workflows.Partners;

namespace IPB.Host.Partners;

/// <summary>The forms about partners on the page of a case.</summary>
internal static class PartnerForms
{
    public const string Invite = "invite";
    private const string LinkPrefix = "partner-link-";
    private const string RevokePrefix = "partner-revoke-";

    public static string Link(int partner) => LinkPrefix + partner.ToString(CultureInfo.InvariantCulture);

    public static string Revoke(int partner) => RevokePrefix + partner.ToString(CultureInfo.InvariantCulture);

    public static bool Is(string form) => form == Invite || NumberAfter(form, LinkPrefix) is not null
        || NumberAfter(form, RevokePrefix) is not null;

    /// <returns>Null: it is another form.</returns>
    public static Command? Command(string id, IFormCollection form)
    {
        if (id == Invite)
            return new InvitePartner(form["name"], form["email"], form["why"], form["language"],
                int.TryParse(form["days"].ToString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture,
                    out var days)
                    ? days : 0)
            {
                MayAnswer = form["may"].Contains("answer"),
                MayAddFiles = form["may"].Contains("files"),
                MayReadFiles = form["may"].Contains("read-files"),
            };
        if (NumberAfter(id, LinkPrefix) is { } linked) return new SendPartnerLink(linked);
        return NumberAfter(id, RevokePrefix) is { } revoked ? new RevokePartner(revoked, form["reason"]) : null;
    }

    private static int? NumberAfter(string id, string prefix) => id.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(id[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;
}
