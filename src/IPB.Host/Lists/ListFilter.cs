using System.Collections.Immutable;
using System.Globalization;
using IPB.Workflows.Storage;

namespace IPB.Host.Lists;

/// <summary>
/// The filters of a list of cases, as they stand in its address. What means nothing leaves a side open.
/// </summary>
public sealed record ListFilter
{
    /// <summary>Words and tags.</summary>
    public string? Q { get; init; }

    /// <summary>Code of the lead department.</summary>
    public string? Lead { get; init; }

    /// <summary>Code of the submitting department.</summary>
    public string? Department { get; init; }
    public string? Routine { get; init; }
    public string? Phase { get; init; }
    public string? State { get; init; }

    /// <summary>A person by id or name, or a role: whose turn it is.</summary>
    public string? Owner { get; init; }

    /// <summary>One of <see cref="Dues"/>, or a day: <c>2026-11-27</c>.</summary>
    public string? Due { get; init; }

    /// <summary><c>true</c>, <c>false</c>, or nothing for both.</summary>
    public string? Open { get; init; }

    /// <summary><c>true</c>: only those that the reader submitted or that wait on them.</summary>
    public string? Mine { get; init; }

    /// <summary>One of <see cref="Orders"/>; the newest first unless said.</summary>
    public string? Sort { get; init; }

    /// <summary>Place after which the page starts, or before which it ends.</summary>
    public string? After { get; init; }
    public string? Before { get; init; }

    public const string Late = "late";
    public const string Today = "today";
    public const string Week = "week";
    public const string Never = "never";
    public static readonly ImmutableArray<string> Dues = [Late, Today, Week, Never];

    public static readonly ImmutableArray<(string Name, CaseOrder Order)> Orders =
        [("newest", CaseOrder.Newest), ("urgent", CaseOrder.Urgent), ("longest", CaseOrder.Longest)];

    /// <summary>The day on which the cases are due; null: no day is said.</summary>
    public DateOnly? DueDay => DayOf(Due);

    /// <summary>A day as an address says it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? DayOf(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture,
        DateTimeStyles.None, out var day) && day.Year is >= 1953 and <= 2100 ? day : null;

    public CaseOrder Order => Orders.FirstOrDefault(o => o.Name == Sort).Order;

    public bool IsFiltered => Narrowing.Any();

    /// <summary>Those of the filters that are set, with their values.</summary>
    public IEnumerable<(string Name, string Value)> Narrowing =>
        from side in Sides() where side.Value is not null select (side.Name, side.Value);

    /// <summary>The address of the list with these filters, at its start.</summary>
    public string At(string path) => Address(path, []);

    public string Next(string path, string place) => Address(path, [("after", place)]);

    public string Previous(string path, string place) => Address(path, [("before", place)]);

    /// <summary>In another order; what is closed is neither urgent nor on its way.</summary>
    public string Sorted(string path, string sort) =>
        (this with { Sort = sort, Open = sort == Orders[0].Name ? Open : "true" }).At(path);

    /// <summary>The same list without one of its filters.</summary>
    public ListFilter Without(string name) => name switch
    {
        "q" => this with { Q = null },
        "lead" => this with { Lead = null },
        "department" => this with { Department = null },
        "routine" => this with { Routine = null },
        "phase" => this with { Phase = null },
        "state" => this with { State = null },
        "owner" => this with { Owner = null },
        "due" => this with { Due = null },
        "open" => this with { Open = null },
        _ => this with { Mine = null },
    };

    private string Address(string path, IEnumerable<(string Name, string? Value)> place) => path + QueryString.Create(
        Sides().Append(("sort", Orders.Any(o => o.Name == Sort && o.Order != CaseOrder.Newest) ? Sort : null))
            .Concat(place).Where(p => p.Item2 is not null)
            .Select(p => KeyValuePair.Create(p.Item1, p.Item2)));

    private IEnumerable<(string Name, string? Value)> Sides() =>
    [
        ("q", Given(Q)), ("lead", Given(Lead)), ("department", Given(Department)), ("routine", Given(Routine)),
        ("phase", Given(Phase)), ("state", Given(State)), ("owner", Given(Owner)),
        ("due", Dues.Contains(Due ?? "") || DueDay is not null ? Due : null),
        ("open", bool.TryParse(Open, out _) ? Open : null),
        ("mine", Mine == "true" ? Mine : null),
    ];

    internal static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
