using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>
/// A decision model in DMN 1.1 to 1.5, read once and evaluated any number of times, from any thread. Functions of
/// other languages (Java, PMML) are never run.
/// </summary>
public sealed class DmnModel
{
    private readonly ModelFile _file;

    private DmnModel(ModelFile file)
    {
        (_file, Findings) = (file, file.Findings);
        var elements = file.Elements;
        Decisions = [.. elements.OfType<Decision>().Select(e => e.Name)];
        Inputs = [.. elements.OfType<InputData>().Select(e => e.Name)];
        Functions = [.. elements.OfType<Knowledge>().Select(e => e.Name)];
        Services = [.. elements.OfType<Service>().Select(e => e.Name)];
    }

    public string Name => _file.Name;

    /// <summary>The URI that other models import it by.</summary>
    public string Namespace => _file.Namespace;

    /// <summary>Names, in the order of the file; imported ones are not listed.</summary>
    public ImmutableArray<string> Decisions { get; }

    /// <inheritdoc cref="Decisions"/>
    public ImmutableArray<string> Inputs { get; }

    /// <summary>Business knowledge models; as <see cref="Decisions"/>.</summary>
    public ImmutableArray<string> Functions { get; }

    /// <inheritdoc cref="Decisions"/>
    public ImmutableArray<string> Services { get; }

    /// <summary>Parts that are broken and answer null, also of imported models; empty for a sound model.</summary>
    public ImmutableArray<DmnDiagnostic> Findings { get; }

    /// <summary>Reads a file; what it imports is found by namespace among the .dmn files beside it.</summary>
    /// <exception cref="DmnFileException">It is no model, or an import is missing or broken.</exception>
    public static DmnModel Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new DmnModel(ModelFolder.Of(path).Load(path));
    }

    /// <summary>Reads a text and the texts of the models that it imports, by their namespace.</summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static DmnModel Parse(string xml, params IReadOnlyList<string> imported)
    {
        ArgumentNullException.ThrowIfNull(xml);
        ArgumentNullException.ThrowIfNull(imported);
        return new DmnModel(ModelFolder.Of(imported).Parse("model", xml));
    }

    /// <summary>The decision table of a decision, as data.</summary>
    /// <returns>Null when there is no such decision, or it is no table, or a broken one (see
    /// <see cref="Findings"/>).</returns>
    public DmnTable? Table(string decision) =>
        _file.Elements.OfType<Decision>().FirstOrDefault(e => e.Name == decision)?.Table;

    /// <summary>
    /// Evaluates a decision with all that it requires, each once; or a decision service or business knowledge model,
    /// whose parameters are then the inputs. A service with several outputs gives a context of them.
    /// </summary>
    /// <param name="name">Of a decision, a decision service or a business knowledge model.</param>
    /// <param name="inputs">
    /// By name; missing ones are null. An input of an imported model may be told from others of its name by
    /// <c>{namespace}name</c>. They pass <see cref="FeelValue.From(object?)"/>.
    /// </param>
    /// <param name="now">What <c>now()</c> and <c>today()</c> answer; without it they are null.</param>
    /// <exception cref="ArgumentException">The model has nothing of that name.</exception>
    /// <exception cref="FeelBudgetException">It needs more than <see cref="Limits"/> allow.</exception>
    /// <exception cref="FeelValueException">A value that it reads has a type without counterpart.</exception>
    public DmnResult Evaluate(
        string name, IReadOnlyDictionary<string, object?> inputs, DateTimeOffset? now = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(inputs);
        var element = _file.Elements.FirstOrDefault(e => e.Name == name && e is not InputData) ?? throw Unknown(name);
        var run = new DmnRun(now);
        var evaluation = new Evaluation(run, inputs);
        var value = element is Invocable invocable
            ? invocable.InvokeWith(evaluation, inputs)
            : evaluation.ValueOf(element);
        return new DmnResult(value, run.Diagnostics);
    }

    private ArgumentException Unknown(string name)
    {
        var names = _file.Elements.Where(e => e is not InputData).Select(e => e.Name);
        var nearest = names.MinBy(known => EditDistance.Between(known, name));
        var advice = nearest is null ? "it has none" : $"did you mean '{nearest}'?";
        return new ArgumentException($"The model '{Name}' has no decision, service or function '{name}'; {advice}");
    }
}
