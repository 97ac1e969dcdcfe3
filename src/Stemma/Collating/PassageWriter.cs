using System.Collections.Immutable;
using Stemma.Grouping;

namespace Stemma.Collating;

/// <summary>Turns clusters of units into passages of witnesses with their loci and readings.</summary>
internal sealed class PassageWriter
{
    private readonly DistinctTexts texts;
    private readonly WordAligner aligner;
    private readonly LocusBuilder loci;
    private readonly ILookup<int, DistinctTexts.Carrier> carriers;

    private PassageWriter(DistinctTexts texts)
    {
        this.texts = texts;
        aligner = new WordAligner(texts.Vocabulary);
        loci = new LocusBuilder((left, right) => aligner.Align(left, right));
        carriers = texts.Carriers.ToLookup(carrier => carrier.Number);
    }

    /// <summary>The passages, ordered by their first member.</summary>
    public static ImmutableArray<Passage> Write(DistinctTexts texts, PairTable table)
    {
        var writer = new PassageWriter(texts);
        var clusters = PassageBuilder.Build(texts.Texts, table);
        writer.AddCopies(clusters);
        return [.. clusters.Select(writer.Passage).OrderBy(passage => passage.Members[0])];
    }

    /// <summary>What only copies of one text have is a passage too.</summary>
    private void AddCopies(List<List<Part>> clusters)
    {
        var clustered = texts.Texts.Select(text => new bool[text.Units.Length]).ToArray();
        foreach (var part in clusters.SelectMany(cluster => cluster))
            clustered[part.Text].AsSpan(part.First, part.End - part.First).Fill(true);
        for (var text = 0; text < clustered.Length; text++)
        {
            if (carriers[text].Take(2).Count() < 2)
                continue;
            for (var unit = 0; unit < clustered[text].Length; unit++)
            {
                if (!clustered[text][unit])
                    clusters.Add([new Part(text, unit, unit + 1)]);
            }
        }
    }

    private Passage Passage(List<Part> cluster)
    {
        var members = cluster
            .SelectMany(part =>
                carriers[part.Text]
                    .Select(carrier => new WitnessSpan(
                        carrier.Siglum,
                        Spans.OfUnits(carrier.Text, part.First, part.End)
                    ))
            )
            .Order();
        return new Passage(Relation(cluster), [.. members], Loci(cluster));
    }

    private PassageRelation Relation(List<Part> cluster)
    {
        var medoid = cluster[0];
        var relations = cluster.Skip(1).Select(part => Relation(medoid, part)).ToList();
        return relations.Count == 0
            ? PairWriter.SameRelation(texts.Texts[medoid.Text], texts.Texts[medoid.Text].Units[medoid.First])
            : relations.Aggregate(Relations.Weaker);
    }

    private PassageRelation Relation(Part medoid, Part part)
    {
        var (ours, theirs) = (Words(medoid), Words(part));
        var equal = 0;
        var opposite = aligner.Align(ours, theirs);
        for (var index = 0; index < opposite.Length; index++)
        {
            if (opposite[index] >= 0 && ours[index].Id == theirs[opposite[index]].Id)
                equal++;
        }

        return IsSpeech(medoid) && IsSpeech(part)
            ? PassageRelation.Quoted
            : Relations.Of(equal, ours.Length, theirs.Length);
    }

    private bool IsSpeech(Part part)
    {
        var (first, end) = Range(part);
        return Relations.IsSpeech(texts.Texts[part.Text].Spoken.AsSpan(first, end - first).Count(true), end - first);
    }

    private (int First, int End) Range(Part part)
    {
        var units = texts.Texts[part.Text].Units;
        return (units[part.First].First, units[part.End - 1].End);
    }

    private Vocabulary.Word[] Words(Part part)
    {
        var (first, end) = Range(part);
        return texts.Texts[part.Text].Words[first..end];
    }

    private ImmutableArray<Locus> Loci(List<Part> cluster)
    {
        var wordings = new List<Wording>();
        foreach (var part in cluster)
        {
            var words = Words(part);
            var wording = wordings.Find(known => known.Words.AsSpan().SequenceEqual(words));
            if (wording is null)
                wordings.Add(wording = new Wording(words, []));
            wording.Parts.Add(part);
        }

        wordings.Sort((one, other) => one.Parts[0].Text.CompareTo(other.Parts[0].Text));
        var columns = loci.Columns([.. wordings.Select(wording => wording.Words)]);
        var table = new ColumnTable([.. wordings.Select(wording => wording.Words)], columns);
        var found = ImmutableArray.CreateBuilder<Locus>();
        foreach (var (start, end) in table.Loci())
            found.Add(Locus(wordings, columns, start, end));
        return found.DrainToImmutable();
    }

    private Locus Locus(List<Wording> wordings, List<int[]> columns, int start, int end)
    {
        var readings = new Dictionary<string, List<WitnessSpan>>(StringComparer.Ordinal);
        for (var wording = 0; wording < wordings.Count; wording++)
        {
            var (first, last) = wordings[wording].Advance(columns, wording, start, end);
            var normal = string.Join(' ', wordings[wording].Words[first..last].Select(word => word.Normal));
            if (!readings.TryGetValue(normal, out var witnesses))
                readings.Add(normal, witnesses = []);
            foreach (var part in wordings[wording].Parts)
            {
                var stretch = Range(part);
                var words = (stretch.First + first, stretch.First + last);
                foreach (var carrier in carriers[part.Text])
                    witnesses.Add(new WitnessSpan(carrier.Siglum, Spans.Of(carrier.Text, words, stretch)));
            }
        }

        return new Locus([
            .. readings
                .OrderByDescending(reading => reading.Value.Count)
                .ThenBy(reading => reading.Key, StringComparer.Ordinal)
                .Select(reading => new Reading(reading.Key, [.. reading.Value.Order()])),
        ]);
    }

    /// <summary>Words that one or more parts have in common, and how far they are written into loci.</summary>
    private sealed record Wording(Vocabulary.Word[] Words, List<Part> Parts)
    {
        private int written;

        /// <summary>The range of words that stands in the columns from start up to end.</summary>
        public (int First, int End) Advance(List<int[]> columns, int cell, int start, int end)
        {
            var first = written;
            for (var column = start; column < end; column++)
            {
                if (columns[column][cell] >= 0)
                    written = columns[column][cell] + 1;
            }

            return (first, written);
        }
    }
}
