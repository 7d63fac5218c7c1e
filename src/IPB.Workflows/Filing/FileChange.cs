using System.Security.Cryptography;
using System.Text;

namespace IPB.Workflows.Filing;

/// <summary>One saved change of a file of the city; its texts are kept beside it.</summary>
/// <param name="Serial">Later ones are greater, over all files.</param>
/// <param name="Before">Hash of the text that it was made from; null: the file was new.</param>
/// <param name="After">Hash of the text that was saved.</param>
/// <param name="Actor">Person id.</param>
/// <param name="Reason">In the words of whoever saved it.</param>
public sealed record FileChange(
    long Serial, string File, string? Before, string After, string Actor, DateTimeOffset At, string Reason)
{
    /// <summary>SHA-256 of a text in UTF-8, lower-case hex.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <param name="Before">Null: the file was new.</param>
public sealed record FileChangeTexts(FileChange Change, string? Before, string After);

/// <summary>A text that is to be saved.</summary>
/// <param name="Before">What the folder holds; null: nothing.</param>
public sealed record FileEdit(string File, string? Before, string After, string Reason);
