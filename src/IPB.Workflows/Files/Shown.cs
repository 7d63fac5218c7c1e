namespace IPB.Workflows.Files;

/// <summary>How words of a file are shown in a message: quoted, and never longer than a line.</summary>
internal static class Shown
{
    private const int Longest = 60;

    internal static string Quoted(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? $"\"{line}\"" : $"\"{line[..Longest]}…\"";
    }

    internal static string List(IReadOnlyCollection<string> words, int most) =>
        string.Join(", ", words.Take(most).Select(Quoted)) + (words.Count > most ? ", …" : "");
}
