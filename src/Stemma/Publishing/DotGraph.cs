using System.Globalization;
using System.Text;
using Stemma.Lineage;

namespace Stemma.Publishing;

/// <summary>Writes stemmata in the DOT language of Graphviz.</summary>
public static class DotGraph
{
    /// <summary>One digraph for each story, each preceded by its headline as a comment.</summary>
    /// <remarks>
    /// Witnesses bear their siglum and file name. A lost account bears the name a credit gives it and is drawn dashed;
    /// where <paramref name="asTradition"/> it bears no label at all, as in the drawn stemmata of textual scholarship.
    /// </remarks>
    public static void Write(TextWriter writer, TraceReport report, bool asTradition)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        foreach (var story in report.Stories)
            Write(writer, story, asTradition);
    }

    private static void Write(TextWriter writer, StoryReport story, bool asTradition)
    {
        writer.Write($"// {OneLine(story.Headline)}\ndigraph {Quoted("story " + story.Id)} {{\n");
        foreach (var node in story.Stemma.Nodes)
            writer.Write($"  {Quoted(node.Id)} [{Attributes(node, story, asTradition)}];\n");
        foreach (var edge in story.Stemma.Edges)
        {
            var label = edge.Relation.ToString().ToLowerInvariant();
            var score = edge.Score.ToString("0.00", CultureInfo.InvariantCulture);
            writer.Write($"  {Quoted(edge.From)} -> {Quoted(edge.To)} [label={Quoted($"{label} {score}")}];\n");
        }

        writer.Write("}\n");
    }

    private static string Attributes(StemmaNode node, StoryReport story, bool asTradition) =>
        node.Lost ? $"label={Quoted(asTradition ? string.Empty : node.Name ?? string.Empty)}, style=dashed"
        : asTradition ? $"label={Quoted(Path.GetFileNameWithoutExtension(story.Story[node.Id].Article.Path))}"
        : $"label={Quoted($"{node.Id} {Path.GetFileName(story.Story[node.Id].Article.Path)}")}, shape=box";

    // In a quoted string of DOT only the quotation mark ends it; a backslash begins an escape.
    private static string Quoted(string text) =>
        $"\"{OneLine(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string OneLine(string text)
    {
        if (!text.Any(char.IsControl))
            return text;
        var line = new StringBuilder(text.Length);
        foreach (var character in text)
            line.Append(char.IsControl(character) ? ' ' : character);
        return line.ToString();
    }
}
