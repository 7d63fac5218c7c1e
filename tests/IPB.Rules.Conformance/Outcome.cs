namespace IPB.Rules.Conformance;

/// <summary>How a case ended; the names are those of the TCK's result files.</summary>
internal enum Verdict
{
    Success,
    Error,

    /// <summary>Refused on purpose: it needs code outside of the model.</summary>
    Ignored,
}

/// <summary>A case with its verdict.</summary>
/// <param name="Folder">As in result files: <c>compliance-level-2/0004-simpletable-U</c>.</param>
/// <param name="File">The test file's name without its ending.</param>
/// <param name="Case">The case's id.</param>
/// <param name="HasTable">Whether a decision table stands in a model of the folder.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Detail">Why it did not pass: expected and got; else empty.</param>
internal sealed record Outcome(
    string Folder, string File, string Case, bool HasTable, Verdict Verdict, string Detail)
{
    public string Level => Folder.Split('/')[0].Replace("compliance-level-", "level ", StringComparison.Ordinal);

    public string Id => $"{Folder}/{File}/{Case}";
}
