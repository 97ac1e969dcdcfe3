using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Intake.Marking;
using Stemma.Text;

namespace Stemma.Archive.Filing;

/// <summary>Articles with the layers that grouping reads; those asked for last are kept in memory.</summary>
internal sealed class ArticleShelf(Func<long, Article> load)
{
    /// <summary>Characters of the articles kept; their layers take some twenty bytes for each, so this is 60 MB.</summary>
    private const long MostCharacters = 3_000_000;

    private static readonly AnnotatorPipeline Pipeline = DefaultPipeline.ForGrouping();

    private readonly Dictionary<long, (Article Article, LinkedListNode<long> Place)> kept = [];
    private readonly LinkedList<long> order = new();
    private long characters;

    /// <summary>The articles of these numbers, annotated on all processors.</summary>
    public Dictionary<long, Article> Take(IEnumerable<long> numbers)
    {
        var taken = new Dictionary<long, Article>();
        var missing = new List<(long Number, Article Article)>();
        foreach (var number in numbers)
        {
            if (taken.ContainsKey(number))
                continue;
            if (kept.TryGetValue(number, out var found))
            {
                order.Remove(found.Place);
                order.AddLast(found.Place);
                taken.Add(number, found.Article);
            }
            else
            {
                taken.Add(number, null!);
                missing.Add((number, load(number)));
            }
        }

        var annotated =
            missing.Count < 4
                ? [.. missing.Select(item => Pipeline.Annotate(item.Article))]
                : missing.AsParallel().AsOrdered().Select(item => Pipeline.Annotate(item.Article)).ToArray();
        for (var index = 0; index < annotated.Length; index++)
        {
            taken[missing[index].Number] = annotated[index];
            Keep(missing[index].Number, annotated[index]);
        }

        return taken;
    }

    /// <summary>Forgets everything: numbers may mean other articles now.</summary>
    public void Clear()
    {
        kept.Clear();
        order.Clear();
        characters = 0;
    }

    /// <summary>The stories of articles taken from here, as <see cref="Tracer"/> makes them of the same articles.</summary>
    public static ImmutableArray<Story> Group(IEnumerable<Article> articles, IReadOnlyList<Decision> decided)
    {
        ImmutableArray<Article> all = [.. articles];
        var repeated = SiteBlocks.Learn(all);
        ImmutableArray<Article> marked = repeated.IsEmpty ? all : [.. all.Select(Marked)];
        return StoryGrouper.Group(marked, decisions: Decisions.Of(decided, marked));

        Article Marked(Article article) =>
            repeated.Mark(article) is var marked && ReferenceEquals(marked, article)
                ? article
                : Pipeline.Annotate(marked);
    }

    /// <summary>True where the two are alike enough that their stories may be one: what makes clusters.</summary>
    public static bool MayBeTogether(Article one, Article other) => StoryGrouper.MayBeTogether(one, other);

    private void Keep(long number, Article article)
    {
        kept.Add(number, (article, order.AddLast(number)));
        characters += article.Text.Length;
        while (characters > MostCharacters && order.First is { } oldest && oldest.Value != number)
        {
            characters -= kept[oldest.Value].Article.Text.Length;
            kept.Remove(oldest.Value);
            order.RemoveFirst();
        }
    }
}
