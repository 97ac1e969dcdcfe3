using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Accuracy.Spinning;
using Stemma.Grouping;

namespace Accuracy.Reuse;

/// <summary>How often the source of a spun text is found at rank 1 among 100,000 others and the rest of ECB+.</summary>
/// <remarks>
/// Every third text of ECB+ with at least fifty words is spun. A match is false where the text matched is neither the
/// source nor one that people copied from it or it from (ECB+ texts of one event that share a tenth of their wording).
/// </remarks>
internal sealed class SourceFound(string spinner, double strength, Lazy<ReuseCollection>[] shared) : IMeasure
{
    private const int OneIn = 3;
    private const double Copied = 0.1;
    private string ecb = "";

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"source found, {spinner}, {strength * 100:F0}%");

    /// <inheritdoc/>
    public string Archive => IsCorpus ? "mythes" : "ecbplus-dev.zip";

    /// <inheritdoc/>
    public bool IsCorpus => spinner == "other thesaurus";

    /// <summary>The figures, on one collection.</summary>
    public static IEnumerable<IMeasure> All()
    {
        var shared = new Lazy<ReuseCollection>[1];
        foreach (var spinner in new[] { "random words", "own thesaurus", "other thesaurus" })
        foreach (var strength in new[] { 0.1, 0.3, 0.5 })
            yield return new SourceFound(spinner, strength, shared);
    }

    /// <inheritdoc/>
    public void Take(CommandLine asked)
    {
        ecb = Path.Combine(asked.Gold, "ecbplus-dev.zip");
        shared[0] ??= new Lazy<ReuseCollection>(() => new ReuseCollection(ecb));
    }

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var collection = shared[0].Value;
        var spins = spinner switch
        {
            "random words" => new RandomSpinner(collection.News),
            "own thesaurus" => Channel.Own.Spinner.Value,
            _ => Channel.Other(path).Spinner.Value,
        };
        int asked = 0,
            first = 0,
            found = 0,
            copies = 0,
            made = 0,
            sameEvent = 0,
            otherEvent = 0;
        double replaced = 0;
        var originals = collection.Corpus.Originals;
        for (var number = 0; number < originals.Count; number += OneIn)
        {
            var original = originals[number];
            var words = original.Article.Get(Stemma.Text.TextLayers.Tokens).Count(token => token.IsLexical);
            if (words < 50)
                continue;
            var spun = spins.Spin(
                original.Article,
                strength,
                SpinningCorpus.Chance(original.Source.Name, spinner, strength)
            );
            replaced += (double)spun.Replaced.Count() / words;
            var matches = collection.Index.Find(ReuseText.Of(spun.Text));
            asked++;
            first += matches.Length > 0 && matches[0].Number == number ? 1 : 0;
            foreach (var match in matches)
            {
                if (match.Number == number)
                    found++;
                else if (match.Number >= originals.Count)
                    made++;
                else if (AreCopies(original, originals[match.Number]))
                    copies++;
                else if (IsSameEvent(original, originals[match.Number]))
                    sameEvent++;
                else
                    otherEvent++;
            }
        }

        var all = found + copies + made + sameEvent + otherEvent;
        return new Score(
            (double)first / asked,
            asked,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{replaced / asked:P0} of all words replaced; found {(double)found / asked:F3}; of {all} matches {copies} are copies of the source, {sameEvent} others on its event, {otherEvent} on others, {made} made texts: precision {(double)(found + copies) / Math.Max(1, all):F4}"
            )
        );
    }

    /// <inheritdoc/>
    public string Digest(string path)
    {
        using var file = File.OpenRead(ecb);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file));
        if (!IsCorpus)
            return digest;
        using var thesaurus = File.OpenRead(Path.Combine(path, "thesaurus.dat"));
        digest += Convert.ToHexStringLower(SHA256.HashData(thesaurus));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(digest)));
    }

    private static bool IsSameEvent(Original left, Original right) =>
        left.Source.Topic == right.Source.Topic && left.Source.IsPlus == right.Source.IsPlus;

    private static bool AreCopies(Original left, Original right) =>
        PairComparison.SharedWording(new Profile(left.Article), new Profile(right.Article)) >= Copied;
}
