using Microsoft.Data.Sqlite;
using Stemma.Text;

namespace Stemma.Archive.Tests;

/// <summary>Released/version-N.db was written by the tool when its tables had version N.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly ArchiveFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<int> Released => [.. Enumerable.Range(1, Schema.Version - 1)];

    [Theory]
    [MemberData(nameof(Released))]
    public void AnArchiveOfEveryReleasedVersionIsBroughtUpToDateWithAllItsArticles(int version)
    {
        File.Copy(Path.Join(AppContext.BaseDirectory, "Released", $"version-{version}.db"), folder.File);
        Ask("PRAGMA user_version").ShouldBe(version);
        using (var archive = folder.Open())
        {
            archive.Search("barge", 9).ShouldNotBeEmpty();
            archive.Check().ShouldBeEmpty();
            archive.UpdateStories(all: true);
            archive.Check().ShouldBeEmpty();
            Stories(archive).ShouldBe(FiledAnew(archive.All()));
            archive.Add([Made.Article(1)]).ShouldBe([true]);
        }

        Ask("PRAGMA user_version").ShouldBe(Schema.Version);
        using var again = folder.Open();
        again.All().Count().ShouldBe(version == 1 ? 5 : 6);
    }

    [Fact]
    public void AMigrationThatFailsLeavesTheArchiveAsItWas()
    {
        File.Copy(Path.Join(AppContext.BaseDirectory, "Released", "version-1.db"), folder.File);
        // A table in the way of the step's last one: what the step made before it must be gone too.
        Ask("CREATE TABLE dirty(x); SELECT 0");
        Should.Throw<ArchiveException>(folder.Open);
        Ask("PRAGMA user_version").ShouldBe(1);
        Ask("SELECT count(*) FROM sqlite_schema WHERE name = 'story'").ShouldBe(0);
        Ask("DROP TABLE dirty; SELECT 0");
        using var archive = folder.Open();
        archive.Size().Articles.ShouldBe(4);
    }

    private static List<string> FiledAnew(IEnumerable<Article> articles)
    {
        using var other = new ArchiveFolder();
        using var archive = other.Open();
        archive.Add([.. articles]);
        archive.UpdateStories(all: true);
        return Stories(archive);
    }

    private static List<string> Stories(SqliteArchive archive) =>
        [
            .. archive
                .Stories(new StoryFilter { Limit = 100 })
                .Select(story => $"{story.Id} {story.Articles} {story.Outlets} {story.First}")
                .Order(StringComparer.Ordinal),
        ];

    private long Ask(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return (long)command.ExecuteScalar()!;
    }
}
