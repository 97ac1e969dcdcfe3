using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Stemma.Collating;
using Stemma.Grouping;

namespace Stemma.Publishing.Exports;

/// <summary>The passages that witnesses share, as a critical apparatus in TEI.</summary>
/// <remarks>
/// TEI P5 Guidelines, chapter 13: parallel segmentation, every witness listed, one app element for each place where they
/// differ, the most widely attested reading as its lemma. Taking one witness's readings gives its words in each passage. Who
/// descends from whom is a list of relations. Several stories are a corpus.
/// </remarks>
public sealed class TeiApparatus : IExport
{
    private const string Tei = "http://www.tei-c.org/ns/1.0";

    /// <inheritdoc/>
    public string Name => "tei";

    /// <inheritdoc/>
    public void Write(Stream stream, TraceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var xml = XmlPages.Open(stream);
        xml.WriteStartDocument();
        if (report.Stories.Length == 1)
        {
            new Edition(xml, report.Stories[0], 0).Write();
        }
        else
        {
            xml.WriteStartElement("teiCorpus", Tei);
            Header(xml, "Stories", static _ => { });
            for (var index = 0; index < report.Stories.Length; index++)
                new Edition(xml, report.Stories[index], index + 1).Write();
            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
    }

    private static void Header(XmlWriter xml, string title, Action<XmlWriter> source)
    {
        xml.WriteStartElement("teiHeader", Tei);
        xml.WriteStartElement("fileDesc", Tei);
        xml.WriteStartElement("titleStmt", Tei);
        xml.WriteElementString("title", Tei, XmlPages.Clean(title));
        xml.WriteEndElement();
        xml.WriteStartElement("publicationStmt", Tei);
        xml.WriteElementString("p", Tei, "Not published.");
        xml.WriteEndElement();
        xml.WriteStartElement("sourceDesc", Tei);
        xml.WriteElementString("p", Tei, "Collated by Stemma from the articles that are listed as witnesses.");
        source(xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("encodingDesc", Tei);
        xml.WriteStartElement("variantEncoding", Tei);
        xml.WriteAttributeString("method", "parallel-segmentation");
        xml.WriteAttributeString("location", "internal");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private sealed class Edition(XmlWriter xml, StoryReport story, int number)
    {
        public void Write()
        {
            xml.WriteStartElement("TEI", Tei);
            Header(xml, story.Headline, _ => Witnesses());
            xml.WriteStartElement("text", Tei);
            xml.WriteStartElement("body", Tei);
            foreach (var passage in story.Collation.Passages)
                Write(passage);
            if (story.Collation.Passages.IsEmpty)
                xml.WriteElementString("p", Tei, "The witnesses share no passage.");
            xml.WriteEndElement();
            Descents();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        // Several stories have witnesses of one siglum; identifiers hold for the whole file.
        private string Id(string siglum) =>
            number == 0 ? siglum : string.Create(CultureInfo.InvariantCulture, $"s{number}.{siglum}");

        private string Pointers(IEnumerable<string> sigla) =>
            string.Join(' ', sigla.Distinct(StringComparer.Ordinal).Select(siglum => "#" + Id(siglum)));

        private void Witnesses()
        {
            xml.WriteStartElement("listWit", Tei);
            foreach (var witness in story.Story.Witnesses)
            {
                xml.WriteStartElement("witness", Tei);
                xml.WriteAttributeString("xml", "id", null, Id(witness.Siglum));
                xml.WriteStartElement("bibl", Tei);
                Element("title", witness.Article.Title);
                Element("publisher", witness.Article.Publisher);
                if (witness.Article.Published is { } published)
                {
                    xml.WriteStartElement("date", Tei);
                    xml.WriteAttributeString("when", published.ToString());
                    if (witness.PublishedFrom != PublishedFrom.Article)
                        xml.WriteAttributeString("cert", "low");
                    xml.WriteString(published.ToString());
                    xml.WriteEndElement();
                }

                Element("idno", witness.Article.Url ?? witness.Article.Path);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        private void Element(string name, string? text)
        {
            if (text is not null)
                xml.WriteElementString(name, Tei, XmlPages.Clean(text));
        }

        private void Write(Passage passage)
        {
            xml.WriteStartElement("div", Tei);
            xml.WriteAttributeString("type", passage.Relation.ToString().ToLowerInvariant());
            xml.WriteStartElement("p", Tei);
            var written = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var locus in passage.Loci)
            {
                if (IsUniform(locus, passage))
                    xml.WriteString(Words(locus.Readings[0].Witnesses, written));
                else
                    Write(locus, written);
                foreach (var place in locus.Readings.SelectMany(reading => reading.Witnesses))
                    written[place.Siglum] = place.Span.End;
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        private static bool IsUniform(Locus locus, Passage passage) =>
            !locus.IsVariant && locus.Readings[0].Witnesses.Length == passage.Members.Length;

        private void Write(Locus locus, Dictionary<string, int> written)
        {
            xml.WriteStartElement("app", Tei);
            foreach (var reading in locus.Readings)
            {
                xml.WriteStartElement(reading == locus.Readings[0] ? "lem" : "rdg", Tei);
                xml.WriteAttributeString("wit", Pointers(reading.Witnesses.Select(place => place.Siglum)));
                xml.WriteString(Words(reading.Witnesses, written));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        /// <summary>The words as the first of the witnesses prints them, with the blank before them if it has one.</summary>
        private string Words(ImmutableArray<WitnessSpan> places, Dictionary<string, int> written)
        {
            var first = places.FirstOrDefault(place => !place.Span.IsEmpty, places[0]);
            if (first.Span.IsEmpty)
                return string.Empty;
            var text = story.Story[first.Siglum].Article.Text;
            var parted =
                written.TryGetValue(first.Siglum, out var end)
                && end < first.Span.Start
                && text.AsSpan(end, first.Span.Start - end).ContainsAny(' ', '\n', '\u00a0');
            return (parted ? " " : string.Empty) + XmlPages.Clean(first.Span.Slice(text).Replace('\n', ' '));
        }

        private void Descents()
        {
            if (story.Stemma.Edges.IsEmpty)
                return;
            xml.WriteStartElement("back", Tei);
            xml.WriteStartElement("div", Tei);
            xml.WriteAttributeString("type", "stemma");
            xml.WriteStartElement("list", Tei);
            foreach (var lost in story.Stemma.Nodes.Where(node => node.Lost))
            {
                xml.WriteStartElement("item", Tei);
                xml.WriteAttributeString("xml", "id", null, Id(lost.Id));
                xml.WriteString(XmlPages.Clean(lost.Name is null ? "lost account" : $"lost account: {lost.Name}"));
                xml.WriteEndElement();
            }

            xml.WriteElementString("item", Tei, "Lost accounts are inferred or cited, not read.");
            xml.WriteEndElement();
            xml.WriteStartElement("listRelation", Tei);
            foreach (var edge in story.Stemma.Edges)
            {
                xml.WriteStartElement("relation", Tei);
                xml.WriteAttributeString("name", "descendsFrom");
                xml.WriteAttributeString("type", edge.Relation.ToString().ToLowerInvariant());
                xml.WriteAttributeString("active", "#" + Id(edge.To));
                xml.WriteAttributeString("passive", "#" + Id(edge.From));
                xml.WriteAttributeString("cert", edge.Score.ToString("0.00", CultureInfo.InvariantCulture));
                xml.WriteElementString("desc", Tei, XmlPages.Clean(edge.Reasons[0].Text));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }
}
