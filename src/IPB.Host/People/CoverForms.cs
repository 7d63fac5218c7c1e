using System.Collections.Immutable;
using System.Globalization;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.People;

namespace IPB.Host.People;

/// <summary>Posts of the page of absences and delegations, read as commands.</summary>
public static class CoverForms
{
    public const string Absence = "absence";
    public const string Delegation = "delegation";
    public const string End = "end";
    public const string Revoke = "revoke";

    /// <param name="me">Id of whoever sent it.</param>
    /// <exception cref="InvalidInput">Days or an amount that cannot be read.</exception>
    internal static CoverCommand Command(IFormCollection form, string me)
    {
        var name = form[FormState.FormField].ToString();
        return name switch
        {
            Absence => ReadAbsence(form, me),
            Delegation => ReadDelegation(form, me),
            _ when name.StartsWith(End, StringComparison.Ordinal) => new EndAbsence(Id(form)),
            _ when name.StartsWith(Revoke, StringComparison.Ordinal) => new Revoke(Id(form), null),
            _ => throw new BadHttpRequestException($"There is no form \"{name}\" on the page."),
        };
    }

    /// <summary>Code of the notice afterwards, as <see cref="PageTexts.Done"/> knows it.</summary>
    internal static string DoneOf(CoverCommand command) => command switch
    {
        ReportAbsence => "absence-reported",
        EndAbsence => "absence-ended",
        Workflows.People.Delegate => "delegated",
        _ => "delegation-revoked",
    };

    private static ReportAbsence ReadAbsence(IFormCollection form, string me)
    {
        var errors = ImmutableArray.CreateBuilder<(string, Text)>();
        var command = new ReportAbsence(Text(form, "person") ?? me, Day(form, "from", errors), Day(form, "to", errors),
            Text(form, "substitute"));
        return errors.Count == 0 ? command : throw new InvalidInput(errors.ToImmutable());
    }

    private static Workflows.People.Delegate ReadDelegation(IFormCollection form, string me)
    {
        var errors = ImmutableArray.CreateBuilder<(string, Text)>();
        var command = new Workflows.People.Delegate(Text(form, "from") ?? me, Text(form, "to") ?? "",
            Day(form, "first", errors), Day(form, "last", errors), Text(form, "reason"))
        {
            Steps = int.TryParse(form["steps"], NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0,
            Parent = Guid.TryParse(form["parent"], out var parent) ? parent : null,
            Scope = new()
            {
                Routines = Chosen(form, "routines"),
                Roles = Chosen(form, "roles"),
                Gates = Chosen(form, "gates"),
                UpTo = Amount(form, errors),
            },
        };
        if (command.To.Length == 0)
            errors.Insert(0, ("to", new("Välj vem som får delegationen.", "Choose who gets the delegation.")));
        return errors.Count == 0 ? command : throw new InvalidInput(errors.ToImmutable());
    }

    private static decimal? Amount(IFormCollection form, ImmutableArray<(string, Text)>.Builder errors)
    {
        var text = string.Concat(form["upTo"].ToString().Where(c => !char.IsWhiteSpace(c)));
        if (text.Length == 0) return null;
        if (decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)) return amount;
        errors.Add(("upTo", new("Skriv beloppet med siffror: 250 000.", "Write the amount in digits: 250 000.")));
        return null;
    }

    private static DateOnly Day(IFormCollection form, string field, ImmutableArray<(string, Text)>.Builder errors)
    {
        if (DateOnly.TryParseExact(form[field].ToString().Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day)) return day;
        errors.Add((field, new("Skriv en dag, till exempel 2026-12-21.", "Write a day, such as 2026-12-21.")));
        return default;
    }

    private static Guid Id(IFormCollection form) => Guid.TryParse(form["id"], out var id)
        ? id : throw new BadHttpRequestException("The form came without an id.");

    private static ImmutableArray<string> Chosen(IFormCollection form, string field) =>
        [.. form[field].OfType<string>().Where(v => v.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    private static string? Text(IFormCollection form, string field) =>
        form[field].ToString().Trim() is { Length: > 0 } text ? text : null;
}
