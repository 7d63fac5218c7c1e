using System.Collections.Frozen;

namespace IPB.Host.Notifications;

/// <summary>
/// The look of mails. Light styles stand at each element, for programs that drop the sheet; the sheet turns them dark
/// and narrow.
/// </summary>
internal static class LetterStyles
{
    private const string Font = "font-family:Inter,'Segoe UI',system-ui,-apple-system,Roboto,Arial,sans-serif";
    private const string Caps = "margin:0 0 8px;font-size:13px;font-weight:700;letter-spacing:.04em;"
        + "text-transform:uppercase";
    private const string Box = "margin:0 0 20px;padding:12px 16px;border-radius:8px;";

    private static readonly FrozenDictionary<string, string> Light = new Dictionary<string, string>
    {
        ["page"] = $"margin:0;padding:0;background:#faf9f6;color:#1b2126;{Font};font-size:16px;line-height:1.5",
        ["preview"] = "display:none;max-height:0;overflow:hidden;opacity:0",
        ["around"] = "padding:0 12px",
        ["column"] = $"max-width:600px;table-layout:fixed;{Font};text-align:left",
        ["brand"] = "padding:24px 28px 12px;font-size:15px;font-weight:700;color:#0b5560",
        ["card"] = "padding:28px;background:#ffffff;border:1px solid #dcd9d1;border-radius:10px;font-size:16px;"
            + "line-height:1.5;color:#1b2126;overflow-wrap:anywhere;word-break:break-word",
        ["label"] = Caps + ";color:#0b5560",
        ["label-late"] = Caps + ";color:#a3211b",
        ["heading"] = "margin:0 0 12px;font-size:24px;line-height:1.25;font-weight:700;letter-spacing:-.01em;"
            + "color:#1b2126",
        ["subheading"] = "margin:24px 0 6px;font-size:16px;line-height:1.4;font-weight:700;color:#1b2126",
        ["text"] = "margin:0 0 20px;color:#1b2126",
        ["due"] = Box + "background:#fbf0da;color:#8a5200",
        ["late"] = Box + "background:#fbe6e4;color:#a3211b",
        ["quote"] = "margin:0 0 20px;padding:2px 0 2px 16px;border-left:4px solid #0b5560;color:#1b2126",
        ["action"] = "margin:24px 0 0",
        ["button"] = "display:inline-block;padding:12px 22px;border-radius:8px;background:#0b5560;color:#ffffff;"
            + "font-weight:600;text-decoration:none",
        ["beside"] = "margin:12px 0 0;font-size:15px",
        ["facts"] = "margin:24px 0 0;border-top:1px solid #dcd9d1;width:100%;font-size:15px",
        ["fact-name"] = "padding:10px 16px 0 0;width:112px;text-align:left;vertical-align:top;font-weight:400;"
            + "color:#525b63",
        ["fact"] = "padding:10px 0 0;vertical-align:top;color:#1b2126",
        ["signature"] = "margin:24px 0 0;color:#1b2126",
        ["rows"] = "margin:0 0 20px;padding:0;list-style:none;border-top:1px solid #dcd9d1",
        ["row"] = "margin:0;padding:12px 0;border-bottom:1px solid #dcd9d1",
        ["row-link"] = "color:#0b5560;font-weight:600;text-decoration:underline",
        ["flag"] = "padding:1px 8px;border-radius:99px;background:#fbe6e4;color:#a3211b;font-weight:600",
        ["day"] = "white-space:nowrap",
        ["foot"] = "padding:20px 28px 40px;font-size:14px;line-height:1.5;color:#525b63;overflow-wrap:anywhere",
        ["why"] = "margin:0 0 4px;font-size:14px;font-weight:700;color:#525b63",
        ["small"] = "margin:0;font-size:14px;color:#525b63",
    }.ToFrozenDictionary();

    public const string Sheet = """

        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        @media (max-width: 480px) {
          .around { padding: 0 !important; }
          .card, .foot, .brand { padding-left: 20px !important; padding-right: 20px !important; }
          .card { border-left: 0 !important; border-right: 0 !important; border-radius: 0 !important; }
          .heading { font-size: 22px !important; }
          .button { display: block !important; text-align: center !important; }
        }
        @media (prefers-color-scheme: dark) {
          .page { background: #14171a !important; }
          .card { background: #1c2024 !important; border-color: #363c42 !important; }
          .page, .card, .heading, .subheading, .text, .quote, .fact, .signature { color: #eceae5 !important; }
          .brand, .label, .row-link { color: #6cc3cf !important; }
          .foot, .why, .small, .fact-name { color: #a9b0b6 !important; }
          .label-late { color: #f2998f !important; }
          .due { background: #3a2c10 !important; color: #e9b44c !important; }
          .late, .flag { background: #431b18 !important; color: #f2998f !important; }
          .quote { border-color: #6cc3cf !important; }
          .button { background: #6cc3cf !important; color: #0d1517 !important; }
          .facts, .rows, .row { border-color: #363c42 !important; }
        }

        """;

    /// <summary>An element's class and its light style.</summary>
    public static string Attributes(string name) => $"class=\"{name}\" style=\"{Light[name]}\"";
}
