using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace IPB.Rules;

/// <summary>Reads the XML of a model without anything that XML can do beyond elements, attributes and texts.</summary>
internal static class DmnXml
{
    private const int MaxCharacters = 10_000_000;
    private const int MaxDepth = 3 * Limits.Nesting;

    /// <summary>1.1 to 1.5; the elements kept their names, or got more.</summary>
    private static readonly string[] Namespaces =
    [
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    ];

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The element <c>definitions</c>.</summary>
    /// <exception cref="DmnFileException">It is no XML, too large, too deep or no DMN of a known version.</exception>
    public static XElement Read(string file, string text)
    {
        if (text.Length > MaxCharacters) throw Large(file);
        try
        {
            CheckDepth(file, text);
            using var reader = Reader(text);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            if (root.Name.LocalName == "definitions" && Namespaces.Contains(root.Name.NamespaceName)) return root;
            throw new DmnFileException(file, root.Line(), $"expected definitions of DMN 1.1 to 1.5, got {root.Name}");
        }
        catch (XmlException broken)
        {
            throw new DmnFileException(file, broken.LineNumber, $"expected XML without DTD, got: {broken.Message}");
        }
    }

    public static DmnFileException Large(string file) => new(file, 0, string.Create(CultureInfo.InvariantCulture,
        $"expected at most {MaxCharacters} characters, got more; split the model and import its parts"));

    /// <summary>Whether the file can be within the limit; at most four bytes are one character.</summary>
    public static bool MayFit(long bytes) => bytes <= 4L * MaxCharacters;

    private static XmlReader Reader(string text) => XmlReader.Create(new StringReader(text), Safe);

    private static void CheckDepth(string file, string text)
    {
        using var reader = Reader(text);
        while (reader.Read())
        {
            if (reader.Depth <= MaxDepth) continue;
            throw new DmnFileException(file, ((IXmlLineInfo)reader).LineNumber, string.Create(
                CultureInfo.InvariantCulture, $"expected at most {MaxDepth} elements inside each other, got more"));
        }
    }
}

/// <summary>Finds parts of DMN elements; parts of other namespaces (extensions, diagrams) are not seen.</summary>
internal static class DmnElements
{
    public static int Line(this XElement element) => ((IXmlLineInfo)element).LineNumber;

    public static XElement? Part(this XElement element, string name) => element.Element(element.Name.Namespace + name);

    public static IEnumerable<XElement> Parts(this XElement element, string name) =>
        element.Elements(element.Name.Namespace + name);

    public static IEnumerable<XElement> Parts(this XElement element) =>
        element.Elements().Where(e => e.Name.Namespace == element.Name.Namespace);

    /// <summary>Trimmed; null when absent or empty.</summary>
    public static string? Given(this XElement element, string attribute) =>
        element.Attribute(attribute)?.Value.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The content of the part <c>text</c>, trimmed; null when absent or empty.</summary>
    public static string? GivenText(this XElement element) =>
        element.Part("text")?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>As attribute, or as part (as item definitions have it, and attributes of DMN 1.1).</summary>
    public static string? TypeRef(this XElement element) =>
        element.Given("typeRef") ?? (element.Part("typeRef")?.Value.Trim() is { Length: > 0 } name ? name : null);
}
