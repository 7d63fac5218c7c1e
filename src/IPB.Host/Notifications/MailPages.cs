using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows.Storage;
using MimeKit;

namespace IPB.Host.Notifications;

/// <summary>The mail folder of a city without a mail server: everybody's in a demo, else one's own mails.</summary>
internal static class MailPages
{
    private const int PageSize = 50;
    private const int MostSearched = 1_000;

    // A letter brings its own styles and nothing else; it can open a page of ours, and only when it is clicked.
    private const string LetterPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
        + "sandbox allow-top-navigation-by-user-activation";

    public static void MapMail(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/mail", ListAsync);
        pages.MapGet("/mail/{id}", ShowAsync);
        pages.MapGet("/mail/{id}/letter", Letter);
    }

    private static async Task<IResult> ListAsync(MailFolder folder, HostSettings settings, CurrentPerson current,
        Database database, int? skip, CancellationToken ct)
    {
        var from = Math.Max(0, skip ?? 0);
        var mails = settings.Demo ? folder.Newest(PageSize + 1, from)
            : [.. folder.Newest(MostSearched).Where(m => IsFor(m, current)).Skip(from).Take(PageSize + 1)];
        return Show.Page<MailFolderPage>(new MailFolderModel([.. mails.Take(PageSize)], settings.Demo,
            mails.Count > PageSize ? from + PageSize : null, await database.NowAsync(ct)));
    }

    private static async Task<IResult> ShowAsync(string id, MailFolder folder, HostSettings settings,
        CurrentPerson current, Database database, CancellationToken ct) =>
        Find(id, folder, settings, current) is { } mail
            ? Show.Page<MailPage>(new MailModel(mail, await database.NowAsync(ct)))
            : Results.StatusCode(StatusCodes.Status404NotFound);

    private static IResult Letter(
        string id, HttpContext http, MailFolder folder, HostSettings settings, CurrentPerson current)
    {
        if (Find(id, folder, settings, current) is not { } mail)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        http.Response.Headers.ContentSecurityPolicy = LetterPolicy;
        http.Response.Headers.CacheControl = "no-store";
        // Its links lead the whole window, not the frame that it is shown in.
        var html = mail.Html.Replace("<head>", "<head><base target=\"_top\">", StringComparison.Ordinal);
        return Results.Content(html, "text/html; charset=utf-8");
    }

    private static LocalMail? Find(string id, MailFolder folder, HostSettings settings, CurrentPerson current) =>
        folder.Find(id) is { } mail && (settings.Demo || IsFor(mail, current)) ? mail : null;

    private static bool IsFor(LocalMail mail, CurrentPerson current) =>
        InternetAddressList.TryParse(mail.To, out var list)
        && list.Mailboxes.Any(m => m.Address.Equals(current.Required.Email, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Everybodys">The mails of all people, for a demo.</param>
/// <param name="Next">How many to skip on the page after this one, when there are more.</param>
public sealed record MailFolderModel(IReadOnlyList<LocalMail> Mails, bool Everybodys, int? Next, DateTimeOffset Now);

public sealed record MailModel(LocalMail Mail, DateTimeOffset Now);
