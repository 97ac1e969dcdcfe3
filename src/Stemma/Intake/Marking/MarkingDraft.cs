using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Intake.Marking;

/// <summary>What is found while one article is marked. Used by one thread, then turned into layers.</summary>
internal sealed class MarkingDraft
{
    private readonly List<Boilerplate> boilerplate = [];
    private readonly List<Credit> credits = [];
    private readonly bool[] taken;

    public MarkingDraft(Article article, IReadOnlyList<TextBlock> blocks)
    {
        Article = article;
        Blocks = blocks;
        taken = new bool[blocks.Count];
        FirstProse = Enumerable.Range(0, blocks.Count).FirstOrDefault(index => blocks[index].IsProse, -1);
        LastProse = Enumerable.Range(0, blocks.Count).LastOrDefault(index => blocks[index].IsProse, -1);
    }

    /// <summary>The article, with the metadata that its own lines gave so far.</summary>
    public Article Article { get; set; }

    public IReadOnlyList<TextBlock> Blocks { get; }

    /// <summary>Index of the first block that looks like reporting and is not taken; -1 where there is none.</summary>
    public int FirstProse { get; private set; }

    /// <summary>Index of the last block that looks like reporting and is not taken; -1 where there is none.</summary>
    public int LastProse { get; private set; }

    /// <summary>True where the whole block has been marked.</summary>
    public bool IsTaken(int index) => taken[index];

    public ReadOnlySpan<char> TextOf(int index) => Blocks[index].Span.Of(Article.Text);

    /// <summary>Marks a whole block; later rules pass it over.</summary>
    public void Take(int index, BoilerplateKind kind)
    {
        if (taken[index])
            return;
        taken[index] = true;
        boilerplate.Add(new Boilerplate(Blocks[index].Span, kind));
        while (LastProse >= 0 && (taken[LastProse] || !Blocks[LastProse].IsProse))
            LastProse--;
        while (FirstProse >= 0 && (taken[FirstProse] || !Blocks[FirstProse].IsProse))
            FirstProse = FirstProse + 1 < Blocks.Count ? FirstProse + 1 : -1;
    }

    /// <summary>Marks a stretch inside a block that goes on as reporting.</summary>
    public void Add(Boilerplate stretch) => boilerplate.Add(stretch);

    public void Add(Credit credit) => credits.Add(credit);

    /// <summary>The article with both layers; each is ordered and free of overlaps.</summary>
    public Article Finish() =>
        Article.With(TextLayers.Boilerplate, Ordered(boilerplate)).With(TextLayers.Credits, Ordered(credits));

    private static ImmutableArray<T> Ordered<T>(List<T> items)
        where T : IAnnotation
    {
        var ordered = ImmutableArray.CreateBuilder<T>();
        var end = 0;
        foreach (var item in items.OrderBy(item => item.Span.Start).ThenByDescending(item => item.Span.End))
        {
            if (item.Span.Start < end)
                continue;
            ordered.Add(item);
            end = item.Span.End;
        }

        return ordered.ToImmutable();
    }
}
