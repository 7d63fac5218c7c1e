namespace IPB.Workflows.Elsa;

/// <summary>How Elsa runs beside the engine.</summary>
/// <param name="Connection">Connection string of the engine's PostgreSQL: Elsa has schemas of its own in it.</param>
/// <param name="Person">
/// Id of the person of the organisation as whom its activities act, with that person's rights and no others; a
/// definition cannot choose another. Null: activities that need somebody fail and say so.
/// </param>
public sealed record ElsaSettings(string Connection, string? Person)
{
    /// <summary>Schema of Elsa's own tables.</summary>
    public string Schema { get; init; } = "elsa";

    /// <summary>Schema of the jobs that wake Elsa's timers.</summary>
    public string JobSchema { get; init; } = "elsa_jobs";

    /// <summary>Whether this node wakes timers, waits and runs; false leaves that to other nodes.</summary>
    public bool Work { get; init; } = true;

    /// <summary>How often it is looked whether something that is waited for has happened.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Jobs that wake timers at once on a node.</summary>
    public int Workers { get; init; } = 4;
}

/// <summary>Elsa is not started the way that it is set up; the message says why and what to do instead.</summary>
public sealed class ElsaRefused(string message) : Exception(message);
