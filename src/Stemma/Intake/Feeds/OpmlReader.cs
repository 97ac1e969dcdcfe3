using Stemma.Intake.Xml;
using Stemma.Text;

namespace Stemma.Intake.Feeds;

/// <summary>Says what a list of feeds (OPML) names; a file never makes anything be fetched by itself.</summary>
internal sealed class OpmlReader(IntakeOptions options) : IReader
{
    /// <summary>Feeds named in the message; a terminal line or two.</summary>
    private const int Shown = 5;

    public Recognition Recognise(SourceHead head) =>
        XmlRoot.Of(head) is "opml" or "OPML" ? Recognition.Special : Recognition.None;

    public IEnumerable<Reading> Read(SourceStream source)
    {
        if (source.ReadAll(options.MaxBytes) is not { } bytes)
        {
            yield return Reading.Skip(
                IntakeCodes.TooLarge,
                $"The list has more than {options.MaxBytes:N0} bytes.",
                source.Path
            );
            yield break;
        }

        var list = OpmlList.Read(source.Path, bytes);
        foreach (var error in list.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error))
            yield return Reading.Skip(error.Code, error.Message, source.Path);
        if (list.Feeds.IsEmpty)
        {
            yield return Reading.Skip(IntakeCodes.NoItems, "The list names no feeds.", source.Path);
            yield break;
        }

        var shown = string.Join(", ", list.Feeds.Take(Shown).Select(feed => SourceStream.Printable(feed.Address)));
        var rest = list.Feeds.Length > Shown ? $" and {list.Feeds.Length - Shown:N0} more" : "";
        yield return Reading.Skip(
            IntakeCodes.FeedList,
            $"This is a list of {list.Feeds.Length:N0} {(list.Feeds.Length == 1 ? "feed" : "feeds")}, not an article; nothing was fetched. Name the feeds you want: {shown}{rest}.",
            source.Path
        );
    }
}
