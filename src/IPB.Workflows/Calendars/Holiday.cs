namespace IPB.Workflows.Calendars;

/// <summary>Why a named day is free.</summary>
public enum HolidayKind
{
    /// <summary>A public holiday (SFS 1989:253).</summary>
    PublicHoliday,

    /// <summary>Midsummer, Christmas or New Year's Eve, which SFS 1930:173 treats as a public holiday.</summary>
    Eve,
}

/// <summary>A named free day.</summary>
public sealed record Holiday(DateOnly Date, Text Name, HolidayKind Kind);

/// <summary>A working day before a holiday on which many offices close early.</summary>
public enum EarlyClosingEve
{
    /// <summary>Trettondagsafton, 5 January.</summary>
    EpiphanyEve,

    /// <summary>Skärtorsdagen.</summary>
    MaundyThursday,

    /// <summary>Valborgsmässoafton, 30 April.</summary>
    WalpurgisNight,

    /// <summary>Dagen före Alla helgons dag.</summary>
    AllSaintsEve,
}
