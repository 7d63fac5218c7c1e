namespace IPB.Workflows.Routines.Diagrams;

/// <summary>Draws a routine, and says the same in words for those who cannot see the drawing.</summary>
public static class RoutineDiagram
{
    /// <summary>
    /// Rules for a page that shows drawings made with <see cref="DiagramMarks.Embedded"/>. They use the custom
    /// properties <c>--paper --card --line --ink --ink-soft --accent --accent-soft --on-accent --done --due</c> and
    /// <c>--font</c>, each with a light fallback.
    /// </summary>
    public static string Css => DiagramCss.Rules;

    /// <summary>
    /// The routine as an SVG document: valid XML, the same for the same input. Sizes are pixels; it scales by its
    /// <c>viewBox</c>. Every state is a group with the id <c>state-&lt;id&gt;</c>.
    /// </summary>
    /// <param name="language"><c>sv</c> or <c>en</c>.</param>
    /// <param name="marks">What to highlight; null: nothing, and the drawing brings its own style sheet.</param>
    public static string Svg(Routine routine, string language, DiagramMarks? marks = null)
    {
        ArgumentNullException.ThrowIfNull(routine);
        marks ??= new DiagramMarks();
        var words = new DiagramWords(language, marks.Organisation);
        var text = new DiagramDescription(routine, words).Write();
        return new SvgWriter(routine, words, marks).Write(DiagramLayout.Of(routine, words), text);
    }

    /// <summary>
    /// The routine as plain text, one line per state and one indented line for each thing that can happen there, in the
    /// order of the file.
    /// </summary>
    /// <param name="language"><c>sv</c> or <c>en</c>.</param>
    /// <param name="organisation">Gives roles and departments their names; null: ids are shown as words.</param>
    public static string Describe(Routine routine, string language, People.Organisation? organisation = null)
    {
        ArgumentNullException.ThrowIfNull(routine);
        return new DiagramDescription(routine, new DiagramWords(language, organisation)).Write();
    }
}
