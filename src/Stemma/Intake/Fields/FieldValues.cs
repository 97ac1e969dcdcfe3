using System.Collections.Immutable;
using Stemma.Intake.Items;
using Stemma.Text;

namespace Stemma.Intake.Fields;

/// <summary>Collects the parts of one article: of each part the values of the earliest path that has any.</summary>
internal sealed class FieldValues(FieldMap map)
{
    private readonly (int Rank, List<string> Values)[] parts = new (int, List<string>)[
        Enum.GetValues<ArticlePart>().Length
    ];

    /// <summary>The map that says what is looked for.</summary>
    public FieldMap Map => map;

    /// <summary>Takes a value of a field; several of one path stand one after the other.</summary>
    public void Add((ArticlePart Part, int Rank) field, string value)
    {
        ref var part = ref parts[(int)field.Part];
        if (part.Values is null || field.Rank < part.Rank)
            part = (field.Rank, []);
        if (field.Rank == part.Rank)
            part.Values.Add(value);
    }

    /// <summary>The item; its text is empty where no field held any.</summary>
    public Item ToItem(string path, Custody? custody, ImmutableArray<Diagnostic> warnings) =>
        new(path)
        {
            Body = Joined(ArticlePart.Text, "\n\n"),
            Summary = Joined(ArticlePart.Summary, "\n\n"),
            Title = First(ArticlePart.Title),
            Byline = Byline(),
            Publisher = First(ArticlePart.Publisher) is { } publisher ? Addresses.Host(publisher) ?? publisher : null,
            Published = First(ArticlePart.Published),
            Modified = First(ArticlePart.Modified),
            Url = First(ArticlePart.Url),
            Language = First(ArticlePart.Language),
            Sources = [.. (parts[(int)ArticlePart.Source].Values ?? []).Select(name => Addresses.Host(name) ?? name)],
            Custody = custody,
            Warnings = warnings,
        };

    private string? First(ArticlePart part) => parts[(int)part].Values?[0];

    private string? Joined(ArticlePart part, string between) =>
        parts[(int)part].Values is { } values ? string.Join(between, values) : null;

    // Lists of authors are also written as Python prints them: ['Ann Bell', 'Ben Tolk'].
    private string? Byline()
    {
        if (Joined(ArticlePart.Byline, ", ") is not { } byline)
            return null;
        if (!byline.StartsWith('[') || !byline.EndsWith(']'))
            return byline;
        var names = byline[1..^1].Split(',').Select(name => name.Trim(' ', '\'', '"')).Where(name => name.Length > 0);
        return string.Join(", ", names) is { Length: > 0 } list ? list : null;
    }
}
