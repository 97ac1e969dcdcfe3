using System.CommandLine;

namespace Stemma.Cli.Commands.Archives;

/// <summary><c>stemma rm</c>: removes articles from the archive, and every trace of them.</summary>
internal sealed class RemoveCommand : Command, IExampled
{
    public RemoveCommand(Surroundings around)
        : base("rm", "Remove articles from the archive, and from everything that search knows")
    {
        var archive = new ArchiveOption(around);
        var ids = new Argument<string[]>("ID")
        {
            Description = "Ids of articles, or their first four digits or more",
            Arity = ArgumentArity.OneOrMore,
        };
        Add(ids);
        archive.AddTo(this);
        SetAction(parsed =>
            archive.With(
                parsed,
                create: false,
                kept =>
                {
                    // All are found before the first goes: a wrong id removes nothing.
                    var articles = parsed.GetRequiredValue(ids).Select(kept.Find).ToList();
                    kept.Remove([.. articles.Select(article => article.Id)]);
                    around.Error.WriteLine($"{Report.Phrases.Count(articles.Count, "article")} removed");
                    return ExitCodes.Fine;
                }
            )
        );
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [("stemma rm 3f9a1c", "Remove one article"), ("stemma rm 3f9a1c 77d0b2", "Both, or none if one is not there")];
}
