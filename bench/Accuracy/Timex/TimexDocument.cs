using System.Text;
using System.Xml.Linq;
using NodaTime.Text;
using Stemma.Text;

namespace Accuracy.Timex;

/// <summary>A TimeML document: its text, dated by its creation time, and the times marked in it.</summary>
/// <param name="Name">File name.</param>
/// <param name="Article">What stands in TEXT, without tags.</param>
/// <param name="Times">The TIMEX3 elements of TEXT in text order; empty ones (implied times) are no spans and left out.</param>
internal sealed record TimexDocument(string Name, Article Article, IReadOnlyList<MarkedTime> Times)
{
    /// <summary>Reads a file.</summary>
    public static TimexDocument Read(string path)
    {
        var root = XDocument.Load(path, LoadOptions.PreserveWhitespace).Root!;
        var text = new StringBuilder();
        var times = new List<MarkedTime>();
        foreach (var node in root.Element("TEXT")!.DescendantNodes().OfType<XText>())
        {
            if (
                node.Ancestors("TIMEX3").LastOrDefault() is { } timex
                && node == timex.DescendantNodes().OfType<XText>().First()
            )
                times.Add(
                    new MarkedTime(
                        new TextSpan(text.Length, text.Length + timex.Value.Length),
                        timex.Attribute("value")!.Value
                    )
                );
            text.Append(node.Value);
        }

        var created = root.Element("DCT")!.Element("TIMEX3")!.Attribute("value")!.Value;
        var article = new Article(Path.GetFileName(path), text.ToString())
        {
            Published = new PublicationTime(LocalDatePattern.Iso.Parse(created[..10]).Value),
        };
        return new TimexDocument(article.Path, article, times);
    }
}
