using System.Globalization;
using System.Xml;

namespace Stemma.Publishing.Exports;

/// <summary>Stemmata as GraphML (Brandes and others, Graph Drawing 2001), for Gephi, yEd, NetworkX and igraph.</summary>
/// <remarks>One graph for each story. An edge leads from the ancestor to the descendant.</remarks>
public sealed class GraphMl : IExport
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    private static readonly (string Id, string For, string Name, string Type)[] Keys =
    [
        ("headline", "graph", "headline", "string"),
        ("label", "node", "label", "string"),
        ("lost", "node", "lost", "boolean"),
        ("title", "node", "title", "string"),
        ("publisher", "node", "publisher", "string"),
        ("published", "node", "published", "string"),
        ("address", "node", "address", "string"),
        ("relation", "edge", "relation", "string"),
        ("score", "edge", "score", "double"),
        ("reason", "edge", "reason", "string"),
    ];

    /// <inheritdoc/>
    public string Name => "graphml";

    /// <inheritdoc/>
    public void Write(Stream stream, TraceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var xml = XmlPages.Open(stream);
        xml.WriteStartDocument();
        xml.WriteStartElement("graphml", Namespace);
        foreach (var (id, domain, name, type) in Keys)
        {
            xml.WriteStartElement("key", Namespace);
            xml.WriteAttributeString("id", id);
            xml.WriteAttributeString("for", domain);
            xml.WriteAttributeString("attr.name", name);
            xml.WriteAttributeString("attr.type", type);
            xml.WriteEndElement();
        }

        for (var index = 0; index < report.Stories.Length; index++)
            Write(xml, report.Stories[index], string.Create(CultureInfo.InvariantCulture, $"s{index + 1}"));
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void Write(XmlWriter xml, StoryReport story, string prefix)
    {
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("id", prefix);
        xml.WriteAttributeString("edgedefault", "directed");
        Data(xml, "headline", story.Headline);
        foreach (var node in story.Stemma.Nodes)
        {
            xml.WriteStartElement("node", Namespace);
            xml.WriteAttributeString("id", $"{prefix}.{node.Id}");
            Data(xml, "label", node.Name is null ? node.Id : $"{node.Id} {node.Name}");
            Data(xml, "lost", node.Lost ? "true" : "false");
            if (!node.Lost)
            {
                var article = story.Story[node.Id].Article;
                Data(xml, "title", article.Title);
                Data(xml, "publisher", article.Publisher);
                Data(xml, "published", article.Published?.ToString());
                Data(xml, "address", article.Url ?? article.Path);
            }

            xml.WriteEndElement();
        }

        foreach (var edge in story.Stemma.Edges)
        {
            xml.WriteStartElement("edge", Namespace);
            xml.WriteAttributeString("source", $"{prefix}.{edge.From}");
            xml.WriteAttributeString("target", $"{prefix}.{edge.To}");
            Data(xml, "relation", edge.Relation.ToString().ToLowerInvariant());
            Data(xml, "score", edge.Score.ToString("0.00", CultureInfo.InvariantCulture));
            Data(xml, "reason", edge.Reasons[0].Text);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Data(XmlWriter xml, string key, string? value)
    {
        if (value is null)
            return;
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(XmlPages.Clean(value));
        xml.WriteEndElement();
    }
}
