using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Imports;

/// <summary>Collects what became of every element.</summary>
internal sealed class ImportNotes(string file)
{
    private readonly List<ImportFinding> found = [];
    private readonly HashSet<string> told = [];

    internal string File => file;

    internal void Changed(ProcessElement element, string message) =>
        Add(element.Line, Carried.Changed, element.ToString(), message, element.Id);

    internal void Lost(ProcessElement element, string message) =>
        Add(element.Line, Carried.Not, element.ToString(), message, element.Id);

    internal void Changed(int line, string what, string message) => Add(line, Carried.Changed, what, message, null);

    internal void Lost(int line, string what, string message) => Add(line, Carried.Not, what, message, null);

    internal void Lost(ElsaState state, string message) => Lost(state.At.Line, state.ToString(), message);

    internal void Lost(ElsaTransition transition, string message) =>
        Lost(transition.At.Line, transition.ToString(), message);

    internal void Changed(ElsaTransition transition, string message) =>
        Changed(transition.At.Line, transition.ToString(), message);

    internal void Kept(int line, string what, string message) => Add(line, Carried.AsItIs, what, message, null);

    /// <summary>Says what an element became; what has been said of a change or a loss stands instead.</summary>
    internal void Kept(ProcessElement element, string message)
    {
        if (!told.Contains(element.Id)) Add(element.Line, Carried.AsItIs, element.ToString(), message, element.Id);
    }

    internal bool Tells(ProcessElement element) => told.Contains(element.Id);

    private void Add(int line, Carried carried, string element, string message, string? id)
    {
        if (id is not null) told.Add(id);
        var finding = new ImportFinding(file, line, carried, element, message);
        if (!found.Contains(finding)) found.Add(finding);
    }

    internal ImmutableArray<ImportFinding> ToImmutable() => [.. found.OrderBy(f => f.Line)];
}
