using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using IPB.Workflows.Routines.Diagrams;
using Microsoft.Net.Http.Headers;

namespace IPB.Host.Pages;

/// <summary>Style sheet, script and icon: packed once, named by their content, kept for ever.</summary>
public static class PageAssets
{
    // In this order: later rules win, and those for narrow screens and paper come last.
    private static readonly string[] Sheets =
    [
        "tokens", "frame", "pieces", "forms", "case", "timeline", "inbox", "lists", "find", "board", "bulk", "versions",
        "migration", "decision", "access", "cover", "insight", "admin", "filing", "narrow", "modes",
    ];

    private static readonly Asset Style = Asset.Of("app.css", "text/css",
        string.Concat(Sheets.Select(s => Read(s + ".css"))) + RoutineDiagram.Css);

    private static readonly Asset Code = Asset.Of("app.js", "text/javascript", Read("app.js"));
    private static readonly Asset BoardCode = Asset.Of("board.js", "text/javascript", Read("board.js"));
    private static readonly Asset Image = Asset.Of("icon.svg", "image/svg+xml", Read("icon.svg"));

    public static string Css => Style.Path;
    public static string Script => Code.Path;
    public static string BoardScript => BoardCode.Path;
    public static string Icon => Image.Path;

    internal static void MapAssets(this IEndpointRouteBuilder app)
    {
        foreach (var asset in new[] { Style, Code, BoardCode, Image })
            app.MapGet(asset.Path, asset.SendAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("IPB.Host.Pages.Assets." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record Asset(string Path, string Type, byte[] Plain, byte[] Packed)
    {
        public static Asset Of(string name, string type, string content)
        {
            var bytes = Encoding.UTF8.GetBytes(content);
            var mark = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
            return new($"/assets/{mark}/{name}", type + "; charset=utf-8", bytes, Pack(bytes));
        }

        public async Task SendAsync(HttpContext http)
        {
            var packed = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
            http.Response.ContentType = Type;
            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            if (packed) http.Response.Headers.ContentEncoding = "br";
            await http.Response.Body.WriteAsync(packed ? Packed : Plain, http.RequestAborted);
        }

        private static byte[] Pack(byte[] bytes)
        {
            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize)) brotli.Write(bytes);
            return packed.ToArray();
        }
    }
}
