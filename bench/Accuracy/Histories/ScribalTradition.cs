using System.Text;

namespace Accuracy.Histories;

/// <summary>An invented tradition: a text of ours copied by hand along a random tree, some copies lost, some mutilated.</summary>
/// <param name="Texts">The extant copies, words with spaces between.</param>
/// <param name="Truth">Who copied whom; lost copies with fewer than two branches contracted.</param>
internal sealed record ScribalTradition(string[] Texts, Pedigree Truth)
{
    /// <summary>Share of words that a scribe changes, by kind, at each of three degrees of care.</summary>
    private static readonly double[] Care = [0.5, 1, 2];

    private const double Misspelled = 0.006;
    private const double PutForAnother = 0.003;
    private const double LeftOut = 0.0015;
    private const double PutIn = 0.0008;

    /// <summary>A word that no other place of the text has is seen to be a slip, and put right, by so many scribes.</summary>
    private const double SeenAsSlip = 0.7;

    /// <summary>Share of copies made from two exemplars, of copies that lose a leaf or more, and of texts where the eye skips.</summary>
    private const double OfTwo = 0.08;
    private const double Mutilated = 0.12;
    private const double EyeSkip = 0.25;

    /// <summary>Copies a text.</summary>
    /// <param name="words">The original.</param>
    /// <param name="copies">Number of all copies, the lost ones too.</param>
    /// <param name="lost">Share of copies that are lost.</param>
    /// <param name="seed">Decides everything else.</param>
    public static ScribalTradition Of(string[] words, int copies, double lost, int seed)
    {
        var random = new Random(seed);
        var proper = words.ToHashSet(StringComparer.Ordinal);
        var texts = new List<List<string>> { words.ToList() };
        var parents = new List<int[]> { Array.Empty<int>() };
        while (texts.Count < copies)
        {
            // Some exemplars lie in libraries and are copied often, most are not.
            var from =
                random.NextDouble() < 0.4
                    ? texts.Count - 1 - random.Next(Math.Min(3, texts.Count))
                    : random.Next(texts.Count);
            var text = Copied(texts[from], words, proper, Care[random.Next(3)], random);
            int[] of = [from];
            if (texts.Count > 3 && random.NextDouble() < OfTwo)
            {
                var second = random.Next(texts.Count);
                if (second != from)
                {
                    of = [from, second];
                    var turn = random.Next(text.Count / 4, 3 * text.Count / 4);
                    text = [.. text.Take(turn), .. Copied(texts[second], words, proper, 1, random).Skip(turn)];
                }
            }

            texts.Add(text);
            parents.Add(of);
        }

        var gone = Enumerable.Range(0, copies).Select(_ => random.NextDouble() < lost).ToArray();
        while (gone.Count(isLost => !isLost) < 4)
            gone[random.Next(copies)] = false;
        var nodes = Enumerable
            .Range(0, copies)
            .Select(copy => new HistoryNode(
                copy,
                [string.Join(' ', texts[copy])],
                parents[copy],
                parents[copy].Length == 0 ? Making.Root : Making.Copy,
                "",
                null,
                false,
                gone[copy]
            ))
            .ToArray();
        // Leaves are lost after copying.
        var extant = Enumerable.Range(0, copies).Where(copy => !gone[copy]).ToArray();
        return new ScribalTradition(
            [
                .. extant.Select(copy =>
                    string.Join(' ', random.NextDouble() < Mutilated ? Torn(texts[copy], random) : texts[copy])
                ),
            ],
            Pedigree.Of(nodes, extant)
        );
    }

    private static List<string> Torn(List<string> text, Random random)
    {
        var length = random.Next(100, Math.Max(101, text.Count / 2));
        return random.Next(3) switch
        {
            0 => [.. text.Skip(length)],
            1 => [.. text.Take(text.Count - length)],
            _ => [.. text.Take(text.Count / 3), .. text.Skip((text.Count / 3) + length)],
        };
    }

    private static List<string> Copied(
        List<string> from,
        string[] words,
        HashSet<string> proper,
        double care,
        Random random
    )
    {
        var text = new List<string>();
        for (var at = 0; at < from.Count; at++)
        {
            var word = from[at];
            if (!proper.Contains(word) && random.NextDouble() < SeenAsSlip)
                word = Nearest(word, proper);
            var chance = random.NextDouble() / care;
            if (chance < LeftOut)
                continue;
            if (chance < LeftOut + PutIn)
                text.Add(words[random.Next(words.Length)]);
            else if (chance < LeftOut + PutIn + PutForAnother)
                word = Another(word, words, random);
            else if (chance < LeftOut + PutIn + PutForAnother + Misspelled)
                word = Slipped(word, random);
            text.Add(word);
        }

        if (random.NextDouble() < EyeSkip * care)
        {
            // From a word to the next place where it stands, within three lines.
            var start = random.Next(text.Count);
            var next = text.FindIndex(Math.Min(text.Count - 1, start + 2), word => word == text[start]);
            if (next > 0 && next - start < 30)
                text.RemoveRange(start, next - start);
        }

        return text;
    }

    private static string Nearest(string word, HashSet<string> proper)
    {
        var best = proper.MaxBy(other => Stemma.Collating.WordLikeness.Of(word, other))!;
        return Stemma.Collating.WordLikeness.Of(word, best) >= 0.6 ? best : word;
    }

    /// <summary>A word of the text that looks like it, if some tries find one.</summary>
    private static string Another(string word, string[] words, Random random) =>
        Enumerable
            .Range(0, 30)
            .Select(_ => words[random.Next(words.Length)])
            .Where(other => other != word)
            .MaxBy(other => Stemma.Collating.WordLikeness.Of(word, other))
        ?? word;

    private static string Slipped(string word, Random random)
    {
        var letters = new StringBuilder(word);
        var at = random.Next(word.Length);
        switch (random.Next(4))
        {
            case 0:
                letters.Insert(at, word[at]);
                break;
            case 1 when word.Length > 2:
                letters.Remove(at, 1);
                break;
            case 2 when at > 0:
                (letters[at], letters[at - 1]) = (letters[at - 1], letters[at]);
                break;
            default:
                letters[at] = "aeiouylrnmst"[random.Next(12)];
                break;
        }

        return letters.ToString();
    }
}
