using System.Globalization;
using System.Text;
using NodaTime;
using Stemma.Lexicon;
using Stemma.Text;

namespace Speed;

/// <summary>What became of an earlier article in a generated one.</summary>
internal enum Reuse
{
    /// <summary>Nothing: written anew.</summary>
    None,

    /// <summary>Under another outlet's first line.</summary>
    Copied,

    /// <summary>Its first half.</summary>
    Cut,

    /// <summary>With a tenth of its words replaced.</summary>
    Edited,

    /// <summary>With three tenths of its words replaced, of whatever kind: as by a spinner.</summary>
    Spun,
}

/// <summary>Makes a stream of articles of any length with the word statistics of news and a known copy structure.</summary>
/// <remarks>
/// Words are real and as frequent as in English; every second one follows from the word before it, which has twenty favourite
/// followers, so that pairs of words recur as in prose. Articles have a subject of 1,000 (one content word of eight is of the
/// subject's thirty), four names out of 200,000 by Zipf's law, which others have too, and two that nobody else has. Of a
/// hundred articles five are spun, seven copied, three cut and three edited, each from an article that was written anew: four
/// of five from the last 3,000, the others from any before. An article depends on its number alone.
/// </remarks>
internal sealed class StreamedNews
{
    private const int Names = 200_000;
    private const int Subjects = 1000;
    private const int SubjectWords = 30;
    private const int Followers = 20;
    private const int Length = 400;
    private const int Recent = 3000;

    private readonly string[] words;
    private readonly double[] cumulative;
    private readonly bool[] isContent;
    private readonly int[][] subjects;

    public StreamedNews()
    {
        var model = LanguageModel.English;
        words =
        [
            .. Enumerable
                .Range(0, model.Vocabulary.Count)
                .Select(number => model.Vocabulary[number])
                .Where(word => word.All(char.IsAsciiLetterLower)),
        ];
        cumulative = new double[words.Length];
        var sum = 0.0;
        for (var index = 0; index < words.Length; index++)
            cumulative[index] = sum += Math.Pow(10, model.LogProbability(words[index]));
        isContent = Array.ConvertAll(words, word => !FunctionWords.Contains(word));
        var random = new Random(17);
        subjects =
        [
            .. Enumerable
                .Range(0, Subjects)
                .Select(_ => Enumerable.Range(0, SubjectWords).Select(_ => Content(random)).ToArray()),
        ];
    }

    /// <summary>How an article was made, and from which.</summary>
    public static (Reuse Reuse, int Source) Made(int number)
    {
        var random = new Random(number);
        var drawn = random.Next(100);
        var reuse = drawn switch
        {
            < 5 => Reuse.Spun,
            < 12 => Reuse.Copied,
            < 15 => Reuse.Cut,
            < 18 => Reuse.Edited,
            _ => Reuse.None,
        };
        if (reuse == Reuse.None || number == 0)
            return (Reuse.None, number);
        var source = random.Next(5) > 0 ? number - 1 - random.Next(Math.Min(number, Recent)) : random.Next(number);
        while (source > 0 && new Random(source).Next(100) < 18)
            source--;
        return (reuse, source);
    }

    /// <summary>The article of a number.</summary>
    public Article Article(int number)
    {
        var (reuse, source) = Made(number);
        var random = new Random(number ^ 0x5A5A5A);
        var written = Written(source);
        string[] text = reuse switch
        {
            Reuse.Copied => ["Gazette", number.ToString(CultureInfo.InvariantCulture), .. written],
            Reuse.Cut => written[..(Length / 2)],
            Reuse.Edited => Replaced(written, 0.1, random),
            Reuse.Spun => Replaced(written, 0.3, random),
            _ => written,
        };
        return new Article(string.Create(CultureInfo.InvariantCulture, $"{number}.txt"), Joined(text))
        {
            Url = string.Create(CultureInfo.InvariantCulture, $"https://outlet{random.Next(400)}.example/{number}"),
            Title = string.Join(' ', text.Take(8)),
            Published = new PublicationTime(new LocalDate(2030, 1, 1).PlusDays(number / 5000)),
            Language = "en",
        };
    }

    private string[] Written(int number)
    {
        var random = new Random(number ^ 0x3C3C3C);
        var subject = subjects[random.Next(Subjects)];
        string[] names =
        [
            .. Enumerable.Range(0, 4).Select(_ => Name((int)Math.Pow(Names, random.NextDouble()) - 1)),
            Name(Names + (number * 2)),
            Name(Names + (number * 2) + 1),
        ];
        var text = new string[Length];
        var before = 0;
        for (var index = 0; index < Length; index++)
        {
            if (random.Next(16) == 0)
            {
                text[index] = names[random.Next(names.Length)];
                continue;
            }

            if (random.Next(80) == 0)
            {
                text[index] = random.Next(1, 10_000).ToString(CultureInfo.InvariantCulture);
                continue;
            }

            var word = random.Next(2) == 0 ? Follower(before, random.Next(Followers)) : Draw(random.NextDouble());
            if (isContent[word] && random.Next(8) == 0)
                word = subject[random.Next(SubjectWords)];
            text[index] = words[word];
            before = word;
        }

        return text;
    }

    private string[] Replaced(string[] text, double share, Random random)
    {
        var copy = (string[])text.Clone();
        var places = Enumerable.Range(0, copy.Length).ToArray();
        random.Shuffle(places);
        foreach (var place in places.AsSpan(0, (int)(share * copy.Length)))
            copy[place] = words[Draw(random.NextDouble())];
        return copy;
    }

    /// <summary>Sentences of about twenty words, paragraphs of five sentences.</summary>
    private static string Joined(string[] text)
    {
        var joined = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            var word = text[index];
            joined.Append(index % 20 == 0 ? char.ToUpperInvariant(word[0]) : word[0]).Append(word, 1, word.Length - 1);
            joined.Append(
                index % 100 == 99 ? ".\n\n"
                : index % 20 == 19 ? ". "
                : " "
            );
        }

        return joined.ToString();
    }

    // Its own for each word, and frequent words more often: a draw by frequency that depends on the two numbers alone.
    private int Follower(int word, int which)
    {
        var mixed = ((ulong)word * 0x9E3779B97F4A7C15) ^ ((ulong)(which + 1) * 0xC2B2AE3D27D4EB4F);
        mixed ^= mixed >> 29;
        mixed *= 0xBF58476D1CE4E5B9;
        return Draw((mixed >> 11) * (1.0 / (1UL << 53)));
    }

    private int Content(Random random)
    {
        while (true)
            if (Draw(random.NextDouble()) is var word && isContent[word])
                return word;
    }

    private int Draw(double place)
    {
        var found = Array.BinarySearch(cumulative, place * cumulative[^1]);
        return Math.Min(found < 0 ? ~found : found, words.Length - 1);
    }

    private static string Name(int number)
    {
        const string Onsets = "BDFGHKLMNPRSTVWZ";
        const string Vowels = "aeiou";
        var name = new StringBuilder();
        var rest = (uint)number * 2654435761u;
        for (var syllable = 0; syllable < 4; syllable++)
        {
            var onset = Onsets[(int)(rest & 15)];
            name.Append(syllable == 0 ? onset : char.ToLowerInvariant(onset)).Append(Vowels[(int)((rest >> 4) % 5)]);
            rest = (rest >> 8) | (rest << 24);
        }

        return name.Append('n').ToString();
    }
}
