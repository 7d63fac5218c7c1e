using System.Threading.Channels;
using IPB.Host.Watching;

namespace IPB.Host.Tests.Watching;

/// <summary>A copy of the shipped workflows that a test may change.</summary>
internal sealed class Folder : IDisposable
{
    internal static readonly WatchPace Fast = new(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(100));

    internal string Path { get; } = Directory.CreateTempSubdirectory("watch-").FullName;

    internal Folder(params string[] names)
    {
        foreach (var file in Directory.GetFiles(Repository.Folder("workflows")))
            if (names.Length == 0 || names.Contains(System.IO.Path.GetFileName(file)))
                System.IO.File.Copy(file, File(System.IO.Path.GetFileName(file)));
    }

    internal string File(string name) => System.IO.Path.Combine(Path, name);
    internal string Read(string name) => System.IO.File.ReadAllText(File(name));
    internal void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);

    internal void Change(string name, string part, string other)
    {
        var text = Read(name);
        Assert.Contains(part, text, StringComparison.Ordinal);
        Write(name, text.Replace(part, other, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>What is told, line by line, to a test that waits for it.</summary>
internal sealed class Heard : StringWriter
{
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    public override void WriteLine(string? value) => lines.Writer.TryWrite(value ?? "");
    public override void WriteLine(object? value) => WriteLine(value?.ToString());

    /// <summary>Waits for a line that holds a text.</summary>
    /// <exception cref="OperationCanceledException">None came in a minute.</exception>
    internal async Task<string> LineAsync(string part)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
            if (await lines.Reader.ReadAsync(late.Token) is var line && line.Contains(part, StringComparison.Ordinal))
                return line;
    }
}
