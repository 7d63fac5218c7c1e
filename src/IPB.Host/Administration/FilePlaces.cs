using System.Text.RegularExpressions;

namespace IPB.Host.Administration;

/// <summary>Where in the workflows folder something is written, so that whoever changes it finds it.</summary>
public sealed class FilePlaces(City city)
{
    /// <summary>
    /// <c>organisation.yaml:42</c>: the first line that has the words; the file's name when none has.
    /// </summary>
    /// <param name="words">Such as <c>id: maria.lind</c>; what follows them must not continue the word.</param>
    public string Of(string file, string words)
    {
        var text = city.Files.Texts?.Files.GetValueOrDefault(file);
        if (text is null) return file;
        var found = Regex.Match(text, $@"(?<![\w.-]){Regex.Escape(words)}(?![\w.-])", RegexOptions.None,
            TimeSpan.FromSeconds(1));
        return found.Success ? $"{file}:{text.AsSpan(0, found.Index).Count('\n') + 1}" : file;
    }

    /// <summary>Whether the folder has the file.</summary>
    public bool Has(string file) => city.Files.Texts?.Files.ContainsKey(file) == true;
}
