using System.Collections.Immutable;
using IPB.Workflows.Access;
using IPB.Workflows.Searching;

namespace IPB.Workflows.Storage;

/// <summary>Which cases to list; null leaves a side open.</summary>
public sealed record CaseFilter
{
    /// <summary>Only what is seen; <see cref="SeenCases"/> sets it.</summary>
    public Sight Sight { get; init; } = Sight.Everything;

    public string? LeadDepartment { get; init; }
    public string? SubmittingDepartment { get; init; }

    /// <summary>Person id.</summary>
    public string? Submitter { get; init; }
    public string? Routine { get; init; }
    public string? State { get; init; }
    public bool? Open { get; init; }

    /// <summary>Open cases whose time limit is before this.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>Open cases whose time limit is then or later.</summary>
    public DateTimeOffset? DueFrom { get; init; }

    /// <summary>Words that all stand in title, description, fields or comments; see <see cref="SearchText"/>.</summary>
    public string? Text { get; init; }

    /// <summary>In one of these states of routines.</summary>
    public ImmutableArray<(string Routine, string State)>? States { get; init; }

    /// <summary>Open cases without a time limit.</summary>
    public bool NoDue { get; init; }

    /// <summary>Only cases that are on hold, or wait for child cases.</summary>
    public bool Blocked { get; init; }

    /// <summary>Only cases on hold.</summary>
    public bool Held { get; init; }

    /// <summary>Waiting keys, one of which the case waits on.</summary>
    public WaitingKeys? WaitsOn { get; init; }

    /// <summary>Id of a person who submitted the case, or has acted in it, or for whom somebody did.</summary>
    public string? TookPart { get; init; }

    /// <summary>
    /// Open cases whose time limit is before the instant, with an incident that is not over, or that wait on one of the
    /// keys, which are nobody's any more.
    /// </summary>
    public (DateTimeOffset Now, ImmutableArray<string> Lost)? Troubled { get; init; }

    /// <summary>Submitted by the person, or waiting on one of the keys.</summary>
    public (string Person, WaitingKeys Keys)? Mine { get; init; }
    public DateTimeOffset? OpenedSince { get; init; }

    /// <summary>As <see cref="CaseSearch.QueryAsync"/> made it.</summary>
    internal string? Query { get; init; }

    /// <summary>Cases that none of these fits.</summary>
    public ImmutableArray<CaseFilter> Not { get; init; } = [];

    /// <summary>Those of them in which the words stand; words that say nothing stand nowhere.</summary>
    public CaseFilter With(SearchTerms terms) =>
        terms.Query.Length > 0 ? this with { Query = terms.Query } : this with { States = [] };

    /// <summary>Number of the last case of the page before.</summary>
    public string? After { get; init; }

    /// <summary>1–201.</summary>
    public int Limit { get; init; } = 50;
}
