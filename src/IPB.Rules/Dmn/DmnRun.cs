using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>One evaluation of a model: one budget for all its expressions, and what went wrong in them.</summary>
internal sealed class DmnRun : Run
{
    private readonly List<DmnDiagnostic> _diagnostics = [];

    public DmnRun(DateTimeOffset? now)
        : base(ImmutableDictionary<string, object?>.Empty, now) => Root = new Frame(this);

    /// <summary>Without any names.</summary>
    public Frame Root { get; }

    public ImmutableArray<DmnDiagnostic> Diagnostics => [.. _diagnostics];

    /// <summary>The element whose value is being found.</summary>
    public Place At { get; set; } = new("", 0, "");

    public override void Refused() => Report(At.Remark(
        DmnDiagnosticKind.Refused, "an external function: only FEEL is run, so the value is null; write it in FEEL"));

    /// <summary>Nobody listens to a function that outlived the run it was made in.</summary>
    public static void Report(Frame frame, DmnDiagnostic diagnostic) => (frame.Run as DmnRun)?.Report(diagnostic);

    public void Report(DmnDiagnostic diagnostic)
    {
        if (_diagnostics.Count < Limits.Diagnostics && !_diagnostics.Contains(diagnostic)) _diagnostics.Add(diagnostic);
    }
}
