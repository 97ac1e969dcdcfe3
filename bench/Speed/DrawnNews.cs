using System.Globalization;
using System.Text;
using Stemma.Lexicon;

namespace Speed;

/// <summary>Makes texts with the word statistics of news: real words as often as in English, subjects, names and figures.</summary>
/// <remarks>
/// Words are drawn from the shipped language model by frequency; four of ten content words come from the subject's own
/// forty, of three hundred subjects, and one of sixteen words is a name out of 50,000 invented ones drawn by Zipf's law, so
/// that texts share words, subjects and names without sharing wording. No order of words is imitated.
/// </remarks>
internal sealed class DrawnNews
{
    private const int Names = 50_000;
    private const int Subjects = 300;
    private const int SubjectWords = 40;

    private readonly string[] words;
    private readonly double[] cumulative;
    private readonly Words names;
    private readonly string[] known;
    private readonly string[][] subjects;

    public DrawnNews()
    {
        var random = new Random(11);
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
        names = new Words(random, 1, string.Empty);
        known = [.. Enumerable.Range(0, Names).Select(_ => names.Name())];
        subjects =
        [
            .. Enumerable
                .Range(0, Subjects)
                .Select(_ => Enumerable.Range(0, SubjectWords).Select(_ => Content(random)).ToArray()),
        ];
    }

    /// <summary>A text of so many words; the same for the same number.</summary>
    public string[] Text(int number, int length)
    {
        var random = new Random(number);
        var subject = subjects[random.Next(Subjects)];
        var people = Enumerable.Range(0, 6).Select(_ => known[(int)Math.Pow(Names, random.NextDouble()) - 1]).ToArray();
        return [.. Enumerable.Range(0, length).Select(_ => Next(random, subject, people))];
    }

    /// <summary>The text with a share of its words, of whatever kind, replaced by others drawn by frequency.</summary>
    public string[] Replaced(string[] text, double share, Random random)
    {
        var copy = (string[])text.Clone();
        var places = Enumerable.Range(0, copy.Length).ToArray();
        random.Shuffle(places);
        foreach (var place in places.Take((int)Math.Round(share * copy.Length)))
            copy[place] = Draw(random);
        return copy;
    }

    /// <summary>Words in sentences of twenty.</summary>
    public static string Joined(string[] text)
    {
        var joined = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
            joined.Append(text[index]).Append(index % 20 == 19 ? ". " : " ");
        return joined.ToString();
    }

    private string Next(Random random, string[] subject, string[] people)
    {
        if (random.Next(16) == 0)
            return people[random.Next(people.Length)];
        if (random.Next(80) == 0)
            return random.Next(1, 10_000).ToString(CultureInfo.InvariantCulture);
        var word = Draw(random);
        return !FunctionWords.Contains(word) && random.Next(10) < 4 ? subject[random.Next(subject.Length)] : word;
    }

    private string Content(Random random)
    {
        while (true)
            if (Draw(random) is var word && !FunctionWords.Contains(word))
                return word;
    }

    private string Draw(Random random)
    {
        var place = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return words[Math.Min(place < 0 ? ~place : place, words.Length - 1)];
    }
}
