namespace IPB.Workflows;

/// <summary>A text for people in both languages of the platform. Neither side is ever empty.</summary>
/// <param name="Sv">Swedish.</param>
/// <param name="En">English.</param>
public sealed record Text(string Sv, string En)
{
    /// <summary>The text in a language, Swedish unless <paramref name="language"/> is <c>en</c>.</summary>
    public string In(string language) => language == "en" ? En : Sv;
}
