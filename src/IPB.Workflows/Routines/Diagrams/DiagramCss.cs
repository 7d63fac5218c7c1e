namespace IPB.Workflows.Routines.Diagrams;

/// <summary>The look of a diagram: classes and the tokens of the site, never a colour of its own.</summary>
internal static class DiagramCss
{
    public const string Rules = """
        .routine-diagram { max-width: 100%; height: auto; }
        .routine-diagram text { font-family: var(--font, Inter, "Segoe UI", system-ui, sans-serif); }
        .routine-diagram text { fill: var(--ink, #1b2126); font-size: 12px; }
        .routine-diagram .name { font-size: 14px; font-weight: 600; }
        .routine-diagram .soft { fill: var(--ink-soft, #525b63); }
        .routine-diagram .middle { text-anchor: middle; }
        .routine-diagram .sheet { fill: var(--paper, #faf9f6); }
        .routine-diagram .rule { stroke: var(--line, #dcd9d1); stroke-width: 1; fill: none; }
        .routine-diagram .shape { fill: var(--card, #ffffff); stroke: var(--ink-soft, #525b63); stroke-width: 1.25; }
        .routine-diagram .frame { fill: var(--line, #dcd9d1); fill-opacity: .3; stroke: var(--ink-soft, #525b63); }
        .routine-diagram .frame { stroke-width: 1; stroke-dasharray: 2 3; }
        .routine-diagram .strong { font-weight: 600; }
        .routine-diagram .gate .shape { fill: var(--accent-soft, #e3f0f1); stroke: var(--accent, #0b5560); }
        .routine-diagram .inner { fill: none; stroke: var(--ink-soft, #525b63); stroke-width: 1; }
        .routine-diagram .solved .shape, .routine-diagram .completed .shape,
        .routine-diagram .solved .inner, .routine-diagram .completed .inner { stroke: var(--done, #1f6b3b); }
        .routine-diagram .way { fill: none; stroke: var(--ink-soft, #525b63); stroke-width: 1.25; }
        .routine-diagram .head { fill: var(--ink-soft, #525b63); }
        .routine-diagram .back .way { stroke: var(--due, #8a5200); }
        .routine-diagram .back .head { fill: var(--due, #8a5200); }
        .routine-diagram .timed .way { stroke-dasharray: 5 4; }
        .routine-diagram .label { stroke: var(--paper, #faf9f6); stroke-width: 4; stroke-linejoin: round; }
        .routine-diagram .label { paint-order: stroke; }
        .routine-diagram .clock { fill: var(--paper, #faf9f6); stroke: var(--ink-soft, #525b63); stroke-width: 1.25; }
        .routine-diagram .start-dot { fill: var(--ink, #1b2126); }
        .routine-diagram .passed .way { stroke: var(--accent, #0b5560); stroke-width: 3; }
        .routine-diagram .passed .head { fill: var(--accent, #0b5560); }
        .routine-diagram .visited .shape { stroke: var(--accent, #0b5560); stroke-width: 2; }
        .routine-diagram .current .shape { fill: var(--accent-soft, #e3f0f1); stroke: var(--accent, #0b5560); }
        .routine-diagram .current .shape { stroke-width: 3.5; }
        .routine-diagram .ring { fill: none; stroke: var(--accent, #0b5560); stroke-width: 1.5; }
        .routine-diagram .badge { fill: var(--accent, #0b5560); stroke: var(--paper, #faf9f6); stroke-width: 2; }
        .routine-diagram .badge-text { fill: var(--on-accent, #ffffff); font-weight: 700; text-anchor: middle; }

        """;

    /// <summary>What the page would bring, for a file served alone; the values are the site's tokens.</summary>
    public const string Tokens = """
        .routine-diagram { --paper: #faf9f6; --card: #ffffff; --line: #dcd9d1; --ink: #1b2126; --ink-soft: #525b63;
          --accent: #0b5560; --accent-soft: #e3f0f1; --on-accent: #ffffff; --done: #1f6b3b; --due: #8a5200; }
        @media (prefers-color-scheme: dark) {
          .routine-diagram { --paper: #14171a; --card: #1c2024; --line: #363c42; --ink: #eceae5; --ink-soft: #a9b0b6;
            --accent: #6cc3cf; --accent-soft: #17363b; --on-accent: #0d1517; --done: #7cc998; --due: #e9b44c; }
        }

        """;
}
