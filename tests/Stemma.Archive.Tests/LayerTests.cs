using Microsoft.Data.Sqlite;

namespace Stemma.Archive.Tests;

public sealed class LayerTests : IDisposable
{
    private readonly ArchiveFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WhatOtherCodeMadeIsMadeAgainFromTheTexts()
    {
        var expected = Stories();
        Run("UPDATE note SET value = 'older' WHERE name = 'layers'; UPDATE story SET headline = 'stale', cluster = 1");
        Run("DELETE FROM filed WHERE article % 2 = 0; DELETE FROM posting");
        Stories().ShouldBe(expected);
        using var archive = folder.Open();
        archive.Check().ShouldBeEmpty();
    }

    [Fact]
    public void WhatThisCodeMadeIsLeftAsItIs()
    {
        Stories();
        Run("UPDATE story SET headline = 'as it was'");
        Stories().ShouldAllBe(story => story.EndsWith("as it was", StringComparison.Ordinal));
    }

    private List<string> Stories()
    {
        using var archive = folder.Open();
        archive.Add([.. Enumerable.Range(0, 40).Select(Made.Article)]);
        archive.UpdateStories(all: true);
        return
        [
            .. archive
                .Stories(new StoryFilter { Limit = 1000 })
                .Select(story => $"{story.Id} {story.Articles} {story.Headline}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private void Run(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
