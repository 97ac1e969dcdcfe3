using System.Globalization;

namespace Speed;

/// <summary>Makes news-like collections of any size with a known history: the same articles for the same seed.</summary>
/// <remarks>
/// Of ten articles of a story four are written from the event, three are copies, one is abridged and two are reworded.
/// Stories have 1 to 19 articles. Sentences come from templates, with quotations, times, amounts and sources in the places
/// where news has them, so that every annotator has work to do.
/// </remarks>
public sealed class ArticleGenerator
{
    private const int ParagraphsWritten = 16;
    private static readonly string[] Days =
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];

    private readonly Random random;
    private readonly Words nouns;
    private readonly Words verbs;
    private readonly Words adjectives;
    private readonly Words names;

    /// <param name="seed">The same seed gives the same articles on every machine.</param>
    public ArticleGenerator(int seed = 1)
    {
        random = new Random(seed);
        nouns = new Words(random, 6000, string.Empty);
        verbs = new Words(random, 1500, "ed");
        adjectives = new Words(random, 1500, "al");
        names = new Words(random, 1, string.Empty);
    }

    /// <summary>The articles, stories one after another.</summary>
    public IEnumerable<GeneratedArticle> Generate(int count)
    {
        var made = 0;
        for (var story = 0; made < count; story++)
        {
            foreach (var article in Story(story, Math.Min(count - made, 1 + random.Next(19))))
            {
                made++;
                yield return article;
            }
        }
    }

    private IEnumerable<GeneratedArticle> Story(int story, int size)
    {
        var happening = new Happening(
            [.. Enumerable.Range(0, 5).Select(_ => names.Name() + " " + names.Name())],
            [.. Enumerable.Range(0, 3).Select(_ => names.Name())],
            [.. Enumerable.Range(0, 3).Select(_ => names.Name() + " " + names.Name() + " Council")],
            [.. Enumerable.Range(0, 25).Select(_ => nouns.Draw(random))],
            [.. Enumerable.Range(0, 6).Select(_ => 2 + random.Next(900))],
            new DateOnly(2030, 1, 1).AddDays(random.Next(365))
        );
        var earlier = new List<GeneratedArticle>();
        for (var number = 0; number < size; number++)
        {
            var descent = (number % 10) switch
            {
                0 or 3 or 5 or 8 => Descent.Original,
                1 or 4 or 7 => Descent.Copy,
                2 => Descent.Abridged,
                _ => Descent.Reworded,
            };
            var parent = descent == Descent.Original ? null : earlier[random.Next(earlier.Count)];
            var text = descent switch
            {
                Descent.Original => Write(happening),
                Descent.Copy => $"{names.Name()} Gazette\n\n{parent!.Text}",
                Descent.Abridged => string.Join("\n\n", parent!.Text.Split("\n\n").Take(ParagraphsWritten / 2)),
                _ => Reword(parent!.Text),
            };
            var path = string.Create(CultureInfo.InvariantCulture, $"story{story:D5}-{number:D2}.txt");
            var day = (parent?.Day ?? happening.Day).AddDays(random.Next(2));
            var article = new GeneratedArticle(path, text, day, story, descent, parent?.Path);
            earlier.Add(article);
            yield return article;
        }
    }

    private string Write(Happening happening) =>
        string.Join(
            "\n\n",
            Enumerable.Range(0, ParagraphsWritten).Select(_ => $"{Sentence(happening)} {Sentence(happening)}")
        );

    private string Sentence(Happening happening)
    {
        var person = Pick(happening.People);
        var place = Pick(happening.Places);
        var body = Pick(happening.Bodies);
        var day = Days[((int)happening.Day.DayOfWeek + 6 + random.Next(2)) % 7];
        var amount = Pick(happening.Amounts);
        return random.Next(8) switch
        {
            0 => $"{person} {Verb()} the {Topic(happening)} in {place} on {day}, according to the {body}.",
            1 => $"\"The {Topic(happening)} was {Adjective()} and we {Verb()} every {Noun()} we had,\" {person} said.",
            2 => $"More than {amount} {Noun()}s were {Verb()} near {place}, the {body} said in a statement.",
            3 =>
                $"The {Adjective()} {Topic(happening)} {Verb()} a {Noun()} that the {body} had {Verb()} a week earlier.",
            4 =>
                $"Officials in {place} said the {Topic(happening)} would be {Verb()} within {2 + random.Next(9)} days.",
            5 =>
                $"{person}, who {Verb()} the {Noun()} for the {body}, told reporters that it was \"{Adjective()} and {Adjective()}\".",
            6 =>
                $"It was the {(random.Next(2) == 0 ? "first" : "second")} {Topic(happening)} in {place} since {1990 + random.Next(40)}, and about {amount} people {Verb()} it.",
            _ => $"Neither the {Noun()} nor the {Topic(happening)} had been {Verb()} before, said {person} of {place}.",
        };
    }

    private string Reword(string text) =>
        string.Join(
            ' ',
            text.Split(' ')
                .Select(word =>
                    random.Next(2) == 0
                        ? nouns.Synonym(word) ?? verbs.Synonym(word) ?? adjectives.Synonym(word) ?? word
                        : word
                )
        );

    private string Topic(Happening happening) => random.Next(3) > 0 ? Pick(happening.Topics) : Noun();

    private string Noun() => nouns.Draw(random);

    private string Verb() => verbs.Draw(random);

    private string Adjective() => adjectives.Draw(random);

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];

    /// <summary>What an event is made of.</summary>
    private sealed record Happening(
        string[] People,
        string[] Places,
        string[] Bodies,
        string[] Topics,
        int[] Amounts,
        DateOnly Day
    );
}
