namespace IPB.Host.Gates.Documents;

/// <summary>A decision put into the words of one language; a page and a PDF show the same.</summary>
/// <param name="Id">Id of the gate round.</param>
/// <param name="Language"><c>sv</c> or <c>en</c>.</param>
public sealed record DecisionDocument(
    string Id, string Number, string Language, string Title, string Verdict, IReadOnlyList<DocumentSection> Sections,
    string Foot);

public sealed record DocumentSection(string Heading, IReadOnlyList<DocumentBlock> Blocks);

/// <summary>One piece of a section.</summary>
public abstract record DocumentBlock;

/// <summary>A text; its lines are kept.</summary>
public sealed record DocumentText(string Text) : DocumentBlock;

/// <summary>Names with values.</summary>
public sealed record DocumentFacts(IReadOnlyList<(string Name, string Value)> Facts) : DocumentBlock;

/// <summary>Rows under headings; the first cell of a row names it.</summary>
/// <param name="Widths">Shares of the width, one for each column.</param>
public sealed record DocumentTable(
    IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<int> Widths)
    : DocumentBlock;
