using System.Collections.Immutable;
using NodaTime;
using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>Gives undated witnesses a publication day, so that their "Tuesday" can be resolved.</summary>
public static class PublicationInference
{
    /// <summary>
    /// The story with a day for each undated witness: the one the user gave, else that of the dated witness with which it
    /// has most wording in common, else the earliest day of the story. Where nothing is dated, nothing changes.
    /// </summary>
    /// <param name="story">Sigla, joins and id stay as they are: an inferred day must not reorder witnesses.</param>
    /// <param name="redate">Resolves an article's times anew after its date was set.</param>
    /// <param name="given">The day the user says undated articles are from, or null.</param>
    public static Story Date(Story story, Func<Article, Article> redate, LocalDate? given = null)
    {
        ArgumentNullException.ThrowIfNull(redate);
        var dated = story.Witnesses.Where(witness => witness.Article.Published is not null).ToArray();
        if (dated.Length == story.Witnesses.Length || (dated.Length == 0 && given is null))
            return story;
        var sources = given is null ? Array.ConvertAll(dated, witness => new Profile(witness.Article)) : [];
        return story with
        {
            Witnesses =
            [
                .. story.Witnesses.Select(witness =>
                    witness.Article.Published is not null ? witness
                    : given is { } day ? Dated(witness, day, PublishedFrom.Option, redate)
                    : Dated(witness, Nearest(new Profile(witness.Article), sources), PublishedFrom.Story, redate)
                ),
            ],
        };
    }

    private static LocalDate Nearest(Profile undated, Profile[] dated) =>
        dated
            .OrderByDescending(source => PairComparison.SharedWording(undated, source))
            .ThenBy(source => source.Article.Published!.Value.Date)
            .First()
            .Article.Published!.Value.Date;

    private static Witness Dated(Witness witness, LocalDate day, PublishedFrom from, Func<Article, Article> redate)
    {
        ImmutableArray<Article> versions =
        [
            .. witness.Versions.Select(version =>
                version.Published is null ? redate(version with { Published = new PublicationTime(day) }) : version
            ),
        ];
        return witness with { Article = versions[^1], PublishedFrom = from, Versions = versions };
    }
}
