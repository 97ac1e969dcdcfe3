using System.Collections.Immutable;
using System.Xml;
using Stemma.Intake.Decoding;
using Stemma.Intake.Items;
using Stemma.Intake.Xml;
using Stemma.Text;

namespace Stemma.Intake.Feeds;

/// <summary>One feed of a list.</summary>
/// <param name="Address">Of the feed; http or https.</param>
/// <param name="Title">As the list names it, or null.</param>
/// <param name="Site">The page that the feed belongs to, or null.</param>
/// <param name="Folders">Titles of the outlines it stands under, outermost first.</param>
public sealed record OpmlFeed(string Address, string? Title, string? Site, ImmutableArray<string> Folders);

/// <summary>A list of feeds (OPML 1.0 and 2.0), as feed readers export it. Nothing is fetched.</summary>
/// <param name="Title">Of the list, or null.</param>
/// <param name="Feeds">In the list's order, each address once.</param>
/// <param name="Diagnostics">Errors where the list, or what follows a place in it, could not be read; else warnings.</param>
public sealed record OpmlList(string? Title, ImmutableArray<OpmlFeed> Feeds, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Feeds of one list; the largest collections that people share have some thousands.</summary>
    public const int MaxFeeds = 20_000;

    /// <summary>Reads a list; what is damaged ends it with an error and keeps what stands before.</summary>
    /// <param name="path">Named in diagnostics.</param>
    /// <param name="bytes">The whole file, in any encoding.</param>
    public static OpmlList Read(string path, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(path);
        var decoded = TextDecoder.Decode(path, bytes, markup: true);
        if (decoded.Text is not { } text)
            return new OpmlList(null, [], [decoded.Error!.Value.Error!]);
        string? title = null;
        var feeds = new Dictionary<string, OpmlFeed>(StringComparer.Ordinal);
        var order = ImmutableArray.CreateBuilder<OpmlFeed>();
        var diagnostics = decoded.Warnings;
        try
        {
            using var xml = XmlGuard.Open(text, out _);
            var folders = ImmutableStack<(int Depth, string Title)>.Empty;
            while (xml.Read() && order.Count < MaxFeeds)
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (xml.LocalName == "title" && title is null)
                {
                    title = xml.ReadString().Trim() is { Length: > 0 } named ? named : null;
                    continue;
                }

                if (xml.LocalName != "outline")
                    continue;
                while (!folders.IsEmpty && folders.Peek().Depth >= xml.Depth)
                    folders = folders.Pop();
                var name = Attribute(xml, "title") ?? Attribute(xml, "text");
                if (Addresses.Web(Attribute(xml, "xmlUrl")) is { } address)
                {
                    var feed = new OpmlFeed(
                        address,
                        name,
                        Addresses.Web(Attribute(xml, "htmlUrl")),
                        [.. folders.Reverse().Select(folder => folder.Title)]
                    );
                    if (feeds.TryAdd(address, feed))
                        order.Add(feed);
                }
                else if (!xml.IsEmptyElement && name is not null)
                {
                    folders = folders.Push((xml.Depth, name));
                }
            }
        }
        catch (Exception exception) when (exception is XmlException or XmlLimitException)
        {
            var code = exception is XmlException ? IntakeCodes.BrokenDocument : IntakeCodes.MarkupLimit;
            diagnostics = diagnostics.Add(
                new Diagnostic(code, Severity.Error, $"The list breaks off: {exception.Message}", path)
            );
        }

        return new OpmlList(title, order.ToImmutable(), diagnostics);
    }

    private static string? Attribute(XmlReader xml, string name) =>
        xml.GetAttribute(name)?.Trim() is { Length: > 0 and < 4000 } value ? value : null;
}
