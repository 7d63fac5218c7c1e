using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace IPB.Workflows.Routines.Imports;

/// <summary>Reads a process's XML without what XML can do beyond elements, attributes and texts.</summary>
internal static class BpmnXml
{
    internal const int MaxCharacters = 4_000_000;
    internal const int MaxDepth = 60;
    internal static readonly XNamespace Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The element <c>definitions</c>.</summary>
    /// <exception cref="BpmnFileException">It is no XML, too large, too deep, or no BPMN 2.0.</exception>
    internal static XElement Read(string file, string text)
    {
        if (text.Length > MaxCharacters)
            throw new BpmnFileException(file, 0, string.Create(CultureInfo.InvariantCulture,
                $"expected at most {MaxCharacters} characters, got more; import its processes one by one"));
        try
        {
            CheckDepth(file, text);
            using var reader = Reader(text);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            return root.Name == Model + "definitions" ? root : throw new BpmnFileException(file, root.Line(),
                $"expected the definitions of a BPMN 2.0 process, got {root.Name}");
        }
        catch (XmlException broken)
        {
            throw new BpmnFileException(file, broken.LineNumber, $"expected XML without DTD, got: {broken.Message}");
        }
    }

    private static XmlReader Reader(string text) => XmlReader.Create(new StringReader(text), Safe);

    private static void CheckDepth(string file, string text)
    {
        using var reader = Reader(text);
        while (reader.Read())
        {
            if (reader.Depth <= MaxDepth) continue;
            throw new BpmnFileException(file, ((IXmlLineInfo)reader).LineNumber, string.Create(
                CultureInfo.InvariantCulture, $"expected at most {MaxDepth} elements inside each other, got more"));
        }
    }

    internal static int Line(this XElement element) => ((IXmlLineInfo)element).LineNumber;

    /// <summary>Trimmed, on one line; null when absent or empty.</summary>
    internal static string? Given(this XElement element, XName attribute) =>
        OneLine(element.Attribute(attribute)?.Value);

    internal static string? OneLine(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } t
            ? t : null;
}
