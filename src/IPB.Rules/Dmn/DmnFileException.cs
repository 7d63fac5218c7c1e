using System.Globalization;

namespace IPB.Rules;

/// <summary>A file is no DMN model that can be used.</summary>
public sealed class DmnFileException : Exception
{
    internal DmnFileException(string file, int line, string fault)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {fault}"))
    {
        File = file;
        Line = line;
    }

    /// <summary>The file's name, or <c>model</c> when the text came from no file.</summary>
    public string File { get; }

    /// <summary>Where the fault is, counted from 1; 0 when it is the file as a whole.</summary>
    public int Line { get; }
}
