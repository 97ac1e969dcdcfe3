using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Text;

namespace Stemma.Apparatus;

/// <summary>Names that differ at one locus or are spelled differently: another spelling, or another person, body or place.</summary>
internal sealed class NameEntries(StoryWords story, Matters matters, OriginCounter origins)
{
    /// <summary>More words than this are no name.</summary>
    private const int LongestName = 6;

    /// <summary>Nor is a stretch of more characters.</summary>
    private const int MostLetters = 120;

    /// <summary>Share of a sentence's words that must be the same for one name to stand for another: retold, names change places.</summary>
    private const double LeastKept = 0.4;

    /// <summary>The same for a spun or translated account beside its source, whose words are replaced but not their order.</summary>
    private const double LeastKeptReworded = 0.2;

    /// <summary>Likeness of two sentences from which short or single names near one another in letters are spellings of one.</summary>
    private const double SameMatter = 0.3;

    private sealed record Mention(WitnessSpan Place, string Text, NameKind Kind, string Canonical);

    /// <summary>One entry for each set of names that stand for each other.</summary>
    public IEnumerable<ApparatusEntry> All()
    {
        var pairings = story.Collation.Pairs.SelectMany(Pairings).Concat(SpelledApart()).ToArray();
        // Each name is one node; pairs of different names tie them.
        var groups = new List<(HashSet<string> Names, List<Mention> Mentions)>();
        foreach (var (one, other) in pairings)
        {
            var homes = groups.FindAll(group => group.Names.Contains(one.Text) || group.Names.Contains(other.Text));
            var home = homes.FirstOrDefault();
            if (home.Names is null)
            {
                home = (new HashSet<string>(StringComparer.Ordinal), []);
                groups.Add(home);
            }

            foreach (var rest in homes.Skip(1))
            {
                home.Names.UnionWith(rest.Names);
                home.Mentions.AddRange(rest.Mentions);
                groups.Remove(rest);
            }

            home.Names.Add(one.Text);
            home.Names.Add(other.Text);
            home.Mentions.Add(one);
            home.Mentions.Add(other);
        }

        return groups.Select(group => Entry(group.Mentions));
    }

    /// <summary>Differences one of whose sides is a name and the other a name or what stands in its place with capitals.</summary>
    private IEnumerable<(Mention One, Mention Other)> Pairings(PairCollation pair)
    {
        // Where two rewordings of one source part, neither shows what the source says.
        if (story.Echoes.Contains(pair.Left) && story.Echoes.Contains(pair.Right))
            yield break;
        var least =
            story.Echoes.Contains(pair.Left) || story.Echoes.Contains(pair.Right) ? LeastKeptReworded : LeastKept;
        var left = story.Collation.Story[pair.Left].Article;
        var right = story.Collation.Story[pair.Right].Article;
        foreach (
            var difference in pair
                .Stretches.Where(stretch => stretch.Kept >= least)
                .SelectMany(stretch => stretch.Differences)
        )
        {
            if (difference.Left.IsEmpty || difference.Right.IsEmpty)
                continue;
            var (one, other) = (NameAt(left, difference.Left), NameAt(right, difference.Right));
            if ((one ?? other) is not { } name || (one is not null && other is not null && one.Kind != other.Kind))
                continue;
            var (oneSpan, otherSpan) = (Whole(left, difference.Left, one), Whole(right, difference.Right, other));
            if (oneSpan is not { } here || otherSpan is not { } there)
                continue;
            here = Alike(left, difference.Left, here, right, difference.Right, there);
            there = Alike(right, difference.Right, there, left, difference.Left, here);
            var first = new Mention(Place(pair.Left, here), left.Slice(here), name.Kind, one?.Canonical ?? "");
            var second = new Mention(Place(pair.Right, there), right.Slice(there), name.Kind, other?.Canonical ?? "");
            if (!story.IsSetAside(first.Place) && AreDifferent(first, second))
                yield return (first, second);
        }
    }

    private static WitnessSpan Place(string siglum, TextSpan span) => new(siglum, span);

    private static Name? NameAt(Article article, TextSpan span) =>
        article
            .Get(AnnotationLayers.Names)
            .FirstOrDefault(name => name.Span.Contains(span) || span.Contains(name.Span));

    /// <summary>
    /// The whole name of which <paramref name="difference"/> is a part; without a name there, the difference itself where all its
    /// words are capitalised.
    /// </summary>
    private static TextSpan? Whole(Article article, TextSpan difference, Name? name)
    {
        var (start, end) = name is null
            ? (difference.Start, difference.End)
            : (Math.Min(name.Span.Start, difference.Start), Math.Max(name.Span.End, difference.End));
        if (end - start > MostLetters)
            return null;
        var text = article.Text;
        var words = text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (
            words.Length is 0 or > LongestName
            || ClosedClass.Contains(words[0].ToLowerInvariant())
            || !char.IsUpper(words[0][0])
            || !char.IsUpper(words[^1][0])
        )
            return null;
        if (name is null)
        {
            if (!words.All(word => char.IsUpper(word[0])))
                return null;
        }

        return new TextSpan(start, end);
    }

    /// <summary>The span with what the other's name has beside the difference, where the same words stand beside its own.</summary>
    private static TextSpan Alike(
        Article article,
        TextSpan difference,
        TextSpan span,
        Article other,
        TextSpan otherDifference,
        TextSpan otherSpan
    )
    {
        var before = other.Text.AsSpan(otherSpan.Start, Math.Max(0, otherDifference.Start - otherSpan.Start));
        var after = other.Text.AsSpan(
            Math.Min(otherDifference.End, otherSpan.End),
            Math.Max(0, otherSpan.End - otherDifference.End)
        );
        var start = article.Text.AsSpan(0, difference.Start).EndsWith(before)
            ? Math.Min(span.Start, difference.Start - before.Length)
            : span.Start;
        var end = article.Text.AsSpan(difference.End).StartsWith(after)
            ? Math.Max(span.End, difference.End + after.Length)
            : span.End;
        return new TextSpan(start, end);
    }

    /// <summary>A surname for a full name, or the full name first used elsewhere, is no difference.</summary>
    private static bool AreDifferent(Mention one, Mention other) =>
        Spelling.Plain(one.Text) != Spelling.Plain(other.Text)
        && !IsPart(one.Text, other.Text)
        && !IsPart(other.Text, one.Text)
        && !IsPart(one.Text, other.Canonical)
        && !IsPart(other.Text, one.Canonical);

    private static bool IsPart(string name, string whole) => whole.Contains(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Names that no witness uses both of and that differ by a letter or two.</summary>
    private IEnumerable<(Mention One, Mention Other)> SpelledApart()
    {
        var full = story
            .Witnesses.SelectMany(witness =>
                witness
                    .Article.Get(AnnotationLayers.Names)
                    .Where(name => name.Span.Length == name.Canonical.Length)
                    .Select(name => new Mention(
                        Place(witness.Siglum, name.Span),
                        name.Canonical,
                        name.Kind,
                        name.Canonical
                    ))
            )
            .Where(mention => !story.IsSetAside(mention.Place))
            .GroupBy(mention => Spelling.Plain(mention.Text), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToArray();
        for (var first = 0; first < full.Length; first++)
        {
            var sigla = full[first].Select(mention => mention.Place.Siglum).ToHashSet(StringComparer.Ordinal);
            for (var second = first + 1; second < full.Length; second++)
            {
                if (
                    !AreSpellings(full[first], full[second])
                    || full[second].Any(mention => sigla.Contains(mention.Place.Siglum))
                )
                    continue;
                foreach (var one in full[first])
                    yield return (one, full[second].First());
                foreach (var other in full[second].Skip(1))
                    yield return (full[first].First(), other);
            }
        }
    }

    /// <summary>Full names of people by their letters alone; other and shorter names only where what is said of them is alike too.</summary>
    private bool AreSpellings(IGrouping<string, Mention> one, IGrouping<string, Mention> other)
    {
        if (!Spelling.IsNear(one.Key, other.Key))
            return false;
        if (one.Concat(other).All(mention => mention.Kind == NameKind.Person && mention.Text.Contains(' ')))
            return Spelling.IsOneName(one.Key, other.Key);
        // "Kasmir" and "Kasmiri", "Museum" and "Museums" are forms of one word.
        if (
            one.Key.StartsWith(other.Key, StringComparison.OrdinalIgnoreCase)
            || other.Key.StartsWith(one.Key, StringComparison.OrdinalIgnoreCase)
        )
            return false;
        return one.Any(here =>
            other.Any(there => matters.Likeness(matters.Of(here.Place), matters.Of(there.Place)) >= SameMatter)
        );
    }

    private ApparatusEntry Entry(List<Mention> mentions)
    {
        var statements = mentions
            .Distinct()
            .Select(mention => new FactStatement(mention.Place, mention.Text, null, null))
            .DistinctBy(statement => statement.Place)
            .ToArray();
        var readings = FactComparison.Readings(statements);
        var isSpelling = readings.Skip(1).All(reading => Spelling.IsClose(readings[0].Value, reading.Value));
        var places = statements.Select(statement => statement.Place).ToArray();
        return new ApparatusEntry(
            mentions[0].Kind == NameKind.Place ? ApparatusKind.Place : ApparatusKind.Name,
            readings[0].Value,
            readings,
            story.Others(places),
            origins.Of(places.Select(place => place.Siglum)),
            Verdict.Differ,
            PlainSentence.Of(
                story,
                isSpelling ? Spelling.About
                    : mentions[0].Kind == NameKind.Place ? "place"
                    : "name",
                readings,
                Verdict.Differ
            )
        );
    }
}
