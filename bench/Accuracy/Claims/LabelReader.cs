using System.Globalization;
using System.Text;
using NodaTime.Text;
using Stemma.Annotating;
using Stemma.Text;

namespace Accuracy.Claims;

/// <summary>Reads own/claims.txt; claims.md says how it is written.</summary>
internal sealed class LabelReader
{
    private readonly StringBuilder text = new();
    private readonly List<QuantityLabel> quantities = [];
    private readonly List<MarkedTime> times = [];
    private readonly List<AssertionLabel> assertions = [];
    private readonly List<SourceLabel> sources = [];

    private string published = "";
    private string first = "";
    private string sentence = "";
    private int quantityFrom;
    private int timeFrom;

    /// <summary>The articles of a file.</summary>
    public static IEnumerable<LabelledArticle> Read(string path)
    {
        LabelReader? reader = null;
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (char.IsAsciiDigit(line[0]) && LocalDatePattern.Iso.Parse(line.Split(' ')[0]).Success)
            {
                if (reader is not null)
                    yield return reader.Finish();
                reader = new LabelReader { published = line.Split(' ')[0] };
            }
            else if (line[0] == ' ')
            {
                reader!.AddLabel(line.Trim());
            }
            else
            {
                reader!.AddSentence(line);
            }
        }

        if (reader is not null)
            yield return reader.Finish();
    }

    private LabelledArticle Finish()
    {
        var article = new Article("own", text.ToString())
        {
            Published = new PublicationTime(LocalDatePattern.Iso.Parse(published).Value),
        };
        return new LabelledArticle(
            article,
            CorpusParts.Of(first),
            [.. quantities.OrderBy(label => label.Span)],
            [.. times.OrderBy(label => label.Span)],
            [.. assertions.OrderBy(label => label.Span)],
            [.. sources.OrderBy(label => label.Span)]
        );
    }

    private void AddSentence(string line)
    {
        if (text.Length > 0)
            text.Append(' ');
        else
            first = line;
        sentence = line;
        (quantityFrom, timeFrom) = (0, 0);
        text.Append(line);
    }

    private void AddLabel(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var fields = line[(space + 1)..].Split(" | ");
        switch (line[..space])
        {
            case "quantity":
                quantities.Add(Quantity(fields));
                break;
            case "time":
                times.Add(new MarkedTime(Find(fields[0], ref timeFrom), fields[2]));
                break;
            case "source":
                sources.Add(
                    new SourceLabel(
                        Find(fields[0]),
                        Enum.Parse<SourceKind>(fields[1], true),
                        fields[2],
                        Find(fields[3]["for ".Length..])
                    )
                );
                break;
            case var status:
                assertions.Add(
                    new AssertionLabel(
                        Find(fields[0]),
                        Enum.Parse<AssertionStatus>(status, true),
                        fields.FirstOrDefault(field => field.StartsWith("by ", StringComparison.Ordinal))?[3..]
                    )
                );
                break;
        }
    }

    private QuantityLabel Quantity(string[] fields)
    {
        var bounds = fields[2].Split("..");
        return new QuantityLabel(
            Find(fields[0], ref quantityFrom),
            Enum.Parse<QuantityKind>(fields[1], true),
            Bound(bounds[0]),
            Bound(bounds[^1]),
            fields.FirstOrDefault(field => field.StartsWith("unit ", StringComparison.Ordinal))?[5..],
            fields.FirstOrDefault(field => field.StartsWith("of ", StringComparison.Ordinal))?[3..] ?? ""
        );
    }

    private static decimal? Bound(string number) =>
        number.Length == 0 ? null : decimal.Parse(number, CultureInfo.InvariantCulture);

    private TextSpan Find(string words)
    {
        var from = 0;
        return Find(words, ref from);
    }

    private TextSpan Find(string words, ref int from)
    {
        var ends = words.Split(" … ");
        var start = sentence.IndexOf(ends[0], from, StringComparison.Ordinal);
        var last = start < 0 ? -1 : sentence.IndexOf(ends[^1], start, StringComparison.Ordinal);
        if (last < 0)
            throw new InvalidDataException($"'{words}' does not stand in: {sentence}");
        from = last + ends[^1].Length;
        var offset = text.Length - sentence.Length;
        return new TextSpan(offset + start, offset + from);
    }
}
