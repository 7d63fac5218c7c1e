namespace IPB.Workflows.Calendars;

/// <summary>A pause in words: from, to, who, and why.</summary>
internal static class PauseWords
{
    internal static string Of(Pause pause, string language)
    {
        var who = pause.By is null ? "" : $", {pause.By}";
        var why = pause.Reason is null ? "" : $": {pause.Reason.ReplaceLineEndings(" ")}";
        return $"{Words.Moment(pause.From, language)} – {Words.Moment(pause.To, language)}{who}{why}";
    }
}
