using System.Text;
using NodaTime;
using Stemma.Text;

namespace Stemma.Archive.Tests;

public sealed class RemovalTests : IDisposable
{
    private readonly ArchiveFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(600)]
    public void NothingOfARemovedArticleStaysInAnyFile(int others)
    {
        using var archive = folder.Open();
        var article = Secret();
        archive.Add([.. Enumerable.Range(0, others).Select(Made.Article), article]);
        archive.UpdateStories(all: true);
        archive.Add([.. Enumerable.Range(others, 40).Select(Made.Article)]);
        archive.UpdateStories(all: true);
        // The index keeps of each word what differs from the word before; the ends of these stand nowhere else.
        string[] traces = ["vorqlimbax", "ostrenquille", "Umbrellqua Zeffix", "qqy.example", article.Id[..40]];
        Traces(traces).ShouldContain("Umbrellqua Zeffix", "the test must see what it looks for");

        archive.Remove(article.Id).ShouldBeTrue();

        Traces(traces).ShouldBeEmpty();
        Traces(["rqlimbax", "trenquille"]).ShouldBeEmpty();
        FileHas(Convert.FromHexString(Convert.ToHexString(article.Custody!.Original!.Bytes.Span))).ShouldBeFalse();
        archive.Search("vorqlimbax", 5).ShouldBeEmpty();
        archive
            .Stories(new StoryFilter { Limit = 1000 })
            .ShouldNotContain(story => story.Headline.Contains("Umbrellqua"));
        archive.Check().ShouldBeEmpty();
    }

    [Fact]
    public void ManyAreRemovedAtOnceOrNone()
    {
        using var archive = folder.Open();
        Article[] all = [.. Enumerable.Range(0, 30).Select(Made.Article)];
        archive.Add(all);
        archive.UpdateStories(all: true);
        archive.Remove([.. all.Take(20).Select(article => article.Id), new string('0', 64)]).ShouldBe(20);
        archive.All().Select(article => article.Id).ShouldBe(all.Skip(20).Select(article => article.Id));
        archive.Check().ShouldBeEmpty();
    }

    [Fact]
    public void AnOriginalGoesWithTheLastArticleThatWasReadFromIt()
    {
        using var archive = folder.Open();
        var first = Secret();
        var second = first with { Url = "https://other.example/b" };
        archive.Add([first, second]).ShouldBe([true, true]);
        archive.Remove(first.Id);
        archive.Original(second)!.ShouldBe(first.Custody!.Original!.Bytes.ToArray());
        archive.Remove(second.Id);
        archive.Original(second).ShouldBeNull();
    }

    private static Article Secret()
    {
        // Too short for the compressor to hide it.
        var bytes = Encoding.UTF8.GetBytes("<p>kxwj</p>");
        return new Article("a.html", "The vorqlimbax of ostrenquille came home.")
        {
            Title = "Umbrellqua Zeffix",
            Url = "https://qqy.example/vorqlimbax",
            Language = "en",
            Published = new PublicationTime(new LocalDate(2031, 3, 1)),
            Custody = new Custody(
                Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
                bytes.Length
            )
            {
                Original = new OriginalBytes(bytes),
            },
        };
    }

    private List<string> Traces(string[] words) => [.. words.Where(word => FileHas(Encoding.UTF8.GetBytes(word)))];

    private bool FileHas(byte[] bytes) =>
        Directory
            .EnumerateFiles(folder.Folder)
            .Any(path =>
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var all = new MemoryStream();
                file.CopyTo(all);
                return all.ToArray().AsSpan().IndexOf(bytes) >= 0;
            });
}
