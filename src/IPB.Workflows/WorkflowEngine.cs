using System.Collections.Immutable;
using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.Crowding;
using IPB.Workflows.Partners;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;

namespace IPB.Workflows;

/// <summary>
/// The front door: everything that happens to a case comes through here, whether a page, a program, a timer or a mail
/// asked for it. Safe for any number of callers and nodes at once.
/// </summary>
public sealed class WorkflowEngine
{
    /// <summary>What a case is when its submitter names no routine.</summary>
    public const string DefaultRoutine = "problem-intake";

    private readonly CaseStore store;
    private readonly Lock replacing = new();

    /// <param name="journalKey">Seals the journal; at least 32 bytes that the database does not know.</param>
    public WorkflowEngine(Database database, RoutineCatalog routines, World world, byte[] journalKey)
    {
        if (journalKey.Length < 32)
            throw new ArgumentException("the journal's key has at least 32 bytes", nameof(journalKey));
        (Routines, World) = (routines, world);
        var seal = new JournalSeal(journalKey);
        var writer = new CaseWriter(seal, routines);
        var cover = new CoverStore(database, Take);
        store = new CaseStore(database, writer, cover);
        Cover = new CoverDesk(this, cover, database);
        Versions = new RoutineVersions(this, database, seal);
        Cases = new CaseQueries(database, seal) { Seen = Versions.KnowAsync };
        (Lists, Search, Similar) = (new CaseLists(database), new CaseSearch(database), new SimilarCases(database));
        Messages = new MessageQueue(database);
        Migrations = new CaseMigrations(this, database, writer);
        Calendars = new CalendarChanges(this, database);
        Children = new CaseChildren(this, store);
        Automations = new CaseAutomations(this, store, database, journalKey);
        Partners = new CasePartners(this, store);
        Retention = new CaseRetention(this, database, seal);
        JournalChecks = new JournalChecks(database, Cases, Retention.VerifyAsync);
    }

    /// <summary>The versions that cases follow.</summary>
    public RoutineCatalog Routines { get; }

    /// <summary>How versions come into use and out of it.</summary>
    public RoutineVersions Versions { get; }
    public World World { get; private set; }
    public Organisation Organisation => World.Organisation;

    /// <summary>Reading; never decides. For the engine's own work; what people are shown comes from
    /// <see cref="As"/>.</summary>
    public CaseQueries Cases { get; }
    public CaseLists Lists { get; }
    public CaseSearch Search { get; }
    public SimilarCases Similar { get; }
    public MessageQueue Messages { get; }

    /// <summary>Who is away and who acts for whom, as people say it.</summary>
    public CoverDesk Cover { get; }

    /// <summary>Running cases go to another version of their routine only through here.</summary>
    public CaseMigrations Migrations { get; }

    /// <summary>Closed cases are disposed of only through here.</summary>
    public CaseRetention Retention { get; }

    /// <summary>How another calendar comes into use.</summary>
    public CalendarChanges Calendars { get; }

    /// <summary>Checks of all journals.</summary>
    public JournalChecks JournalChecks { get; }

    /// <summary>What cases have the engine do for each other.</summary>
    public CaseChildren Children { get; }

    /// <summary>What programs do for cases.</summary>
    public CaseAutomations Automations { get; }

    /// <summary>What those do who were invited from outside the city.</summary>
    public CasePartners Partners { get; }

    /// <summary>Called after a commit that armed timers or left messages, on the caller's thread.</summary>
    public Action? Wake { get; set; }

    /// <summary>
    /// From now on every step sees another organisation, calendar and routing; who is away stays as it was.
    /// </summary>
    public void Replace(World world)
    {
        lock (replacing) World = world.With(World.Organisation.Cover);
    }

    /// <summary>The same for people and roles alone: whoever is no longer there has no right any more.</summary>
    public void ReplacePeople(Organisation organisation)
    {
        lock (replacing) World = World.With(organisation.With(World.Organisation.Cover));
    }

    // What another thread has read before is older than what is known.
    private void Take(Cover cover)
    {
        lock (replacing)
            if (cover.Version >= World.Organisation.Cover.Version) World = World.With(cover);
    }

    /// <summary>Opens a case, routes it and tells its submitter.</summary>
    /// <exception cref="Refusal">With nothing stored and no number used.</exception>
    public async Task<StepAnswer> SubmitAsync(Submit submit, Sender sender, CancellationToken ct = default)
    {
        var by = Require(sender);
        var answer = await store.OpenAsync(sender, CaseJson.WriteRequest(submit, null),
            (number, now) => Step.Open(
                World, Routines.ChooserForNew(submit.Routine ?? DefaultRoutine, now), submit, by, number, now), ct);
        Wake?.Invoke();
        return answer;
    }

    /// <summary>Fires a trigger, votes at a gate, answers a referral, comments or links.</summary>
    /// <param name="number">As in <see cref="Case.Number"/>.</param>
    /// <exception cref="Refusal">With nothing stored; a case that the sender does not see is not found.</exception>
    public async Task<StepAnswer> DoAsync(string number, Command command, Sender sender, CancellationToken ct = default)
    {
        var by = Require(sender);
        var crowd = command is Fire or Decide { } ? await CrowdOfCaseAsync(number, ct) : Crowd.None;
        var answer = await Versions.FollowingAsync(StepAsync, ct);
        Wake?.Invoke();
        return answer;

        Task<StepAnswer> StepAsync() => Linking.OtherOf(command) is { } other && other != number
            ? store.ChangeBothAsync((number, other), sender, CaseJson.WriteRequest(command, number),
                (Decide(command), Decide(new MirrorLink(number, command))), ct)
            : store.ChangeAsync(number, sender, CaseJson.WriteRequest(command, number), Decide(command), ct);

        Func<Case, DateTimeOffset, Decision> Decide(Command what) => (c, now) => SightOf(by, now).Sees(c)
            ? Step.Decide(World, ChooserOf(c), c, what, by, now, crowd)! : throw new CaseNotFound(c.Number);
    }

    /// <summary>
    /// Asks about a case what a recurring routine asks, once per key; a case that has moved on is left.
    /// </summary>
    /// <exception cref="CaseNotFound"/>
    public Task AskAsync(
        string number, Notifications.RecurringRoutine recurring, string key, CancellationToken ct = default) =>
        DoBySystemAsync(number, new AskNow(recurring), key, ct);

    /// <returns>False: there was nothing to do.</returns>
    internal async Task<bool> DoBySystemAsync(string number, Command command, string key, CancellationToken ct)
    {
        var world = World;
        try
        {
            await store.ChangeAsync(number, new(Party.System, key), System.Text.Encoding.UTF8.GetBytes(key),
                (c, now) => Step.Decide(world, ChooserOf(c), c, command, null, now) ?? throw new NothingToDo(), ct);
        }
        catch (NothingToDo)
        {
            return false;
        }

        Wake?.Invoke();
        return true;
    }

    private sealed class NothingToDo : Exception;

    /// <summary>Fires due timers, oldest first.</summary>
    /// <param name="most">At most so many in this call.</param>
    /// <returns>How many were due; 0: none, or other nodes have them.</returns>
    public Task<int> FireDueTimersAsync(int most = 200, CancellationToken ct = default) => store.FireDueAsync(most,
        (c, key, now) => Step.Decide(World, ChooserOf(c), c, new FireTimer(key), null, now), ct);

    /// <summary>Time until the next timer is due; negative when one is late, null when none is armed.</summary>
    public Task<TimeSpan?> UntilNextTimerAsync(CancellationToken ct = default) => store.UntilNextTimerAsync(ct);

    /// <summary>What a person sees at an instant.</summary>
    public Sight SightOf(Person person, DateTimeOffset now) => Sight.Of(Organisation, person, now);

    /// <summary>Cases as somebody sees them.</summary>
    public SeenCases As(Sight sight) => new(Cases, Routines, sight);

    /// <summary>What a person can do with a case at an instant; for pages and for inboxes.</summary>
    public CaseOptions OptionsFor(Case c, Person person, DateTimeOffset now) =>
        CaseOptions.Of(World, ChooserOf(c), c.Whole, person, now);

    /// <summary>How full the places of a routine's board are that have a limit, whoever sees what of them.</summary>
    public async Task<Crowd> CrowdAsync(string routine, CancellationToken ct = default)
    {
        var versions = Routines.NewestFirst(routine);
        return versions.Any(HasLimits)
            ? Crowd.Of(versions, (await Cases.CountAsync(routine, Sight.Everything, ct)).ByState()) : Crowd.None;
    }

    // Most cities have no limit: then nothing is read.
    private async Task<Crowd> CrowdOfCaseAsync(string number, CancellationToken ct) => Routines.Newest().Any(HasLimits)
        && await Cases.FindAsync(number, ct) is { } c ? await CrowdAsync(c.Routine, ct) : Crowd.None;

    private static bool HasLimits(Routine routine) =>
        routine.Phases.Any(p => p.WipLimit is not null) || routine.States.Any(s => s.WipLimit is not null);

    /// <summary>What a command of a person would do to a case at an instant; nothing is stored.</summary>
    public StepPreview Preview(Case c, Command command, Person by, DateTimeOffset now)
    {
        try
        {
            var decision = Step.Decide(World, ChooserOf(c), c.Whole, command, by, now)!;
            return new(c, decision.Case, null) { Told = [.. decision.Messages.Select(m => m.To).Distinct()] };
        }
        catch (Refusal refusal)
        {
            return new(c, null, refusal);
        }
    }

    /// <summary>Those whom a reminder by hand about a case would go to.</summary>
    public ImmutableArray<Person> ToRemind(Case c, Person by, DateTimeOffset now) =>
        Reminding.Of(new StepBuilder(World, ChooserOf(c).Routine, c.Whole, c.Id, by.Id, now));

    private TransitionChooser ChooserOf(Case c) => Routines.ChooserFor(c.Routine, c.RoutineVersion);

    internal Person Require(Sender sender) => Organisation.FindPerson(sender.Person)
        ?? throw new InvalidInput("person", new(
            $"Det finns ingen person \"{sender.Person}\".", $"There is no person \"{sender.Person}\"."));
}
