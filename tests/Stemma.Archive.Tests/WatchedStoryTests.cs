using NodaTime;
using Stemma.Archive.Alerting;
using Stemma.Archive.Watching;
using Stemma.Text;

namespace Stemma.Archive.Tests;

/// <summary>A watched story through the whole chain: articles in, what is told out.</summary>
public sealed class WatchedStoryTests : IDisposable
{
    private const string Wire =
        "TREVANOR — A footbridge over the river Lunnet collapsed on Tuesday evening and 14 people were injured, the mayor of Trevanor said. "
        + "“We closed the bridge to carts in spring and we should have closed it to walkers as well,” Mayor Isolde Harkaway told reporters on the quay. "
        + "Divers from the Penhallick rescue station searched the water until midnight and found nobody. "
        + "The bridge was built in 1911 by the Lunnet Navigation Company and was repaired twice after floods. "
        + "The district engineer, Corwin Tamsett, will examine the northern pier on Thursday.";

    private const string Own =
        "Petronel Askew was halfway across the Lunnet with her dog when the planks gave way under them. She held on to a rope until a baker pulled her out, she told this newspaper. "
        + "At least 31 people were injured when the footbridge in Trevanor fell, the hospital at Penhallick told us on Wednesday. "
        + "Askew said the handrail had been loose since the summer fair and that she had written to the council twice. "
        + "Shopkeepers on Weir Street took wet strangers in and gave them tea, our reporter saw. "
        + "Corwin Tamsett, the district engineer, would not come to the door when we rang. "
        + "Mayor Isolde Harkaway walked along the bank at noon and spoke to nobody.";

    private readonly ArchiveFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void EachKindOfNewsIsToldOnceWithTheArticleItIsFrom()
    {
        using var archive = folder.Open();
        using var book = WatchBook.Open(folder.File);
        var desk = new AlertDesk(book, TimeProvider.System);
        var wire = Account("wire", "Orvel Wire", 2, Wire);
        Take(archive, wire, Account("gazette", "Trevanor Gazette", 3, Wire));
        desk.AddStory(archive, wire.Id);
        desk.Look(archive).ShouldBeEmpty();

        var copy = Account("echo", "Lunnet Echo", 3, Wire);
        Take(archive, copy);
        var found = desk.Look(archive).ShouldHaveSingleItem();
        found.Finding.ShouldBe(new Finding(AlertKind.NewWitness, "Lunnet Echo", copy.Id));
        desk.Look(archive).ShouldBeEmpty();

        var own = Account("herald", "Penhallick Herald", 2, Own);
        Take(archive, own);
        Told(own, AlertKind.NewWitness, AlertKind.SecondOrigin, AlertKind.FiguresDiffer);

        var altered = Account(
            "post",
            "Weir Post",
            5,
            Wire.Replace(
                "we should have closed it to walkers as well",
                "nobody could have known that walkers were in danger",
                StringComparison.Ordinal
            )
        );
        Take(archive, altered);
        Told(altered, AlertKind.NewWitness, AlertKind.QuotationAltered);

        void Told(Article by, params AlertKind[] kinds)
        {
            var told = desk.Look(archive);
            told.Select(alert => alert.Finding.Kind).ShouldBe(kinds);
            told.Where(alert => alert.Finding.Kind != AlertKind.FiguresDiffer)
                .ShouldAllBe(alert => alert.Finding.Article == by.Id);
            desk.Look(archive).ShouldBeEmpty();
        }
    }

    private static void Take(SqliteArchive archive, params Article[] articles)
    {
        archive.Add(articles);
        archive.UpdateStories(all: true);
    }

    private static Article Account(string name, string publisher, int day, string text) =>
        new($"{name}.txt", text)
        {
            Url = $"https://{name}.example/bridge",
            Publisher = publisher,
            Published = new PublicationTime(new LocalDate(2031, 10, day)),
            Language = "en",
        };
}
