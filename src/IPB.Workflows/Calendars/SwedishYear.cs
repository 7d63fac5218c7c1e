namespace IPB.Workflows.Calendars;

/// <summary>The named days of one year, to be looked up by date.</summary>
internal sealed class SwedishYear
{
    private readonly Holiday?[] _byDay = new Holiday?[366];
    private readonly EarlyClosingEve?[] _eveByDay = new EarlyClosingEve?[366];

    internal SwedishYear(int year)
    {
        var easter = EasterOf(year);
        var allSaints = SaturdayFrom(new DateOnly(year, 10, 31));
        Holidays = [.. Named(year, easter, allSaints).OrderBy(holiday => holiday.Date)];
        foreach (var holiday in Holidays) _byDay[holiday.Date.DayOfYear - 1] ??= holiday;

        Mark(EarlyClosingEve.EpiphanyEve, new DateOnly(year, 1, 5));
        Mark(EarlyClosingEve.MaundyThursday, easter.AddDays(-3));
        Mark(EarlyClosingEve.WalpurgisNight, new DateOnly(year, 4, 30));
        Mark(EarlyClosingEve.AllSaintsEve, allSaints.AddDays(-1));
    }

    internal IReadOnlyList<Holiday> Holidays { get; }

    internal Holiday? On(DateOnly date) => _byDay[date.DayOfYear - 1];

    internal EarlyClosingEve? EveOn(DateOnly date) => _eveByDay[date.DayOfYear - 1];

    private void Mark(EarlyClosingEve eve, DateOnly date) => _eveByDay[date.DayOfYear - 1] = eve;

    private static IEnumerable<Holiday> Named(int year, DateOnly easter, DateOnly allSaints)
    {
        var midsummer = SaturdayFrom(new DateOnly(year, 6, 20));
        return
        [
            Day(new DateOnly(year, 1, 1), "Nyårsdagen", "New Year's Day"),
            Day(new DateOnly(year, 1, 6), "Trettondedag jul", "Epiphany"),
            Day(easter.AddDays(-2), "Långfredagen", "Good Friday"),
            Day(easter, "Påskdagen", "Easter Sunday"),
            Day(easter.AddDays(1), "Annandag påsk", "Easter Monday"),
            Day(new DateOnly(year, 5, 1), "Första maj", "First of May"),
            Day(easter.AddDays(39), "Kristi himmelsfärdsdag", "Ascension Day"),
            Day(easter.AddDays(49), "Pingstdagen", "Whit Sunday"),
            year < 2005
                ? Day(easter.AddDays(50), "Annandag pingst", "Whit Monday")
                : Day(new DateOnly(year, 6, 6), "Sveriges nationaldag", "National Day"),
            Eve(midsummer.AddDays(-1), "Midsommarafton", "Midsummer Eve"),
            Day(midsummer, "Midsommardagen", "Midsummer Day"),
            Day(allSaints, "Alla helgons dag", "All Saints' Day"),
            Eve(new DateOnly(year, 12, 24), "Julafton", "Christmas Eve"),
            Day(new DateOnly(year, 12, 25), "Juldagen", "Christmas Day"),
            Day(new DateOnly(year, 12, 26), "Annandag jul", "Boxing Day"),
            Eve(new DateOnly(year, 12, 31), "Nyårsafton", "New Year's Eve"),
        ];
    }

    private static Holiday Day(DateOnly date, string sv, string en) =>
        new(date, new Text(sv, en), HolidayKind.PublicHoliday);

    private static Holiday Eve(DateOnly date, string sv, string en) => new(date, new Text(sv, en), HolidayKind.Eve);

    private static DateOnly SaturdayFrom(DateOnly date) =>
        date.AddDays(((int)DayOfWeek.Saturday - (int)date.DayOfWeek + 7) % 7);

    /// <summary>Gregorian Easter (the algorithm of Meeus, Jones and Butcher; the letters are theirs).</summary>
    private static DateOnly EasterOf(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
