using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Stemma.Intake.Decoding;
using Stemma.Intake.Items;
using Stemma.Intake.Xml;
using Stemma.Text;

namespace Stemma.Intake.Feeds;

/// <summary>Reads RSS 0.9x, 1.0 and 2.0 and Atom 1.0 and 0.3: each item is an article "feed.xml!3".</summary>
/// <remarks>
/// Written on the platform's XML reader: System.ServiceModel.Syndication knows RSS 2.0 and Atom 1.0 only, throws when a
/// date that is not well written is asked for, and loses the whole feed for one bad item.
/// </remarks>
internal sealed class FeedReader(IntakeOptions options) : IReader
{
    private readonly ItemWriter writer = new(options);

    public Recognition Recognise(SourceHead head) =>
        XmlRoot.Of(head) switch
        {
            "rss" or "feed" or "entry" or "RDF" => Recognition.Special,
            not null when head.MediaType is "application/rss+xml" or "application/atom+xml" => Recognition.Name,
            _ => Recognition.None,
        };

    public IEnumerable<Reading> Read(SourceStream source)
    {
        if (source.ReadAll(options.MaxBytes) is not { } bytes)
            return
            [
                Reading.Skip(IntakeCodes.TooLarge, $"The feed has more than {options.MaxBytes:N0} bytes.", source.Path),
            ];
        var decoded = TextDecoder.Decode(source.Path, bytes, markup: true, source.Provenance.Charset);
        if (decoded is not { Text: { } text })
            return [decoded.Error!.Value];
        var items = new List<XElement>();
        var channel = new FeedChannel();
        var warnings = decoded.Warnings;
        Reading? failure = null;
        try
        {
            using var xml = XmlGuard.Open(text, out var declares);
            if (declares)
                warnings = warnings.Add(
                    new Diagnostic(
                        IntakeCodes.EntitiesLeft,
                        Severity.Warning,
                        "The feed declares entities of its own; they were not expanded.",
                        source.Path
                    )
                );
            Collect(xml, channel, items);
        }
        catch (XmlException exception)
        {
            failure = Reading.Skip(
                IntakeCodes.BrokenDocument,
                $"The feed breaks off at line {exception.LineNumber}; {items.Count} of its items were read. {exception.Message}",
                source.Path
            );
        }
        catch (XmlLimitException exception)
        {
            return [Reading.Skip(IntakeCodes.MarkupLimit, exception.Message, source.Path)];
        }

        if (items.Count == 0)
            return [failure ?? Reading.Skip(IntakeCodes.NoItems, "The feed holds no items.", source.Path)];
        return Articles(source, items, channel, warnings, failure);
    }

    // What there is to complain about the whole feed stands at its first item.
    private IEnumerable<Reading> Articles(
        SourceStream source,
        List<XElement> items,
        FeedChannel channel,
        ImmutableArray<Diagnostic> warnings,
        Reading? failure
    )
    {
        for (var index = 0; index < items.Count; index++)
        {
            var path = $"{source.Path}!{index + 1}";
            var item =
                items[index].Name.LocalName == "item"
                    ? RssItems.Read(items[index], path, channel)
                    : AtomEntries.Read(items[index], path, channel);
            yield return writer.Write(index == 0 ? item with { Warnings = warnings } : item);
        }

        if (failure is { } broken)
            yield return broken;
    }

    private static void Collect(XmlReader xml, FeedChannel channel, List<XElement> items)
    {
        xml.MoveToContent();
        channel.LearnLanguage(xml.GetAttribute("xml:lang"));
        if (xml.LocalName == "entry")
        {
            items.Add((XElement)XNode.ReadFrom(xml));
            return;
        }

        for (var more = xml.Read(); more; )
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName == "channel")
            {
                more = xml.Read();
                continue;
            }

            // Reading an element leaves the reader behind it.
            var element = (XElement)XNode.ReadFrom(xml);
            if (element.Name.LocalName is "item" or "entry")
                items.Add(element);
            else
                channel.Learn(element);
            more = !xml.EOF;
        }
    }
}
