using NodaTime;
using Stemma.Text;

namespace Stemma.Archive.Tests;

/// <summary>Articles about invented events, and a folder for one test.</summary>
internal static class Made
{
    public static Article Article(int number) =>
        new($"news/{number}.html", $"The harbour of Orvel closed for {number} days, the port authority said.")
        {
            Url = $"https://news.example/{number}",
            Title = $"Orvel harbour closed ({number})",
            Published = new PublicationTime(new LocalDate(2031, 3, 1).PlusDays(number % 300)),
            Language = "en",
        };

    /// <summary>Every property set, and every kind of mark.</summary>
    public static Article Whole()
    {
        var article = new Article(
            "crawl.zip!a.html",
            "“Ferries stop,” said Ama Dell — not the cranes 😀.\n\nMore on ports\n(Orvel Wire)"
        )
        {
            Url = "https://news.example/ferries?x=1&y='2'",
            Publisher = "Orvel Courier",
            Title = "Ferries \"stop\"",
            Byline = "Ama Dell",
            Published = new PublicationTime(
                new LocalDate(2031, 3, 2),
                Instant.FromUtc(2031, 3, 1, 22, 30).PlusNanoseconds(5)
            ),
            Modified = new PublicationTime(new LocalDate(2031, 3, 4)),
            Language = "en",
            Custody = new Custody(new string('a', 64), 1234)
            {
                Retrieved = Instant.FromUtc(2031, 3, 2, 9, 0),
                Address = "https://news.example/ferries",
                Archived = "<urn:uuid:1>",
            },
            Diagnostics =
            [
                new Diagnostic(
                    "ST1001",
                    Severity.Warning,
                    "A mark is missing.",
                    "crawl.zip!a.html",
                    new TextSpan(0, 3)
                ),
                new Diagnostic("ST1002", Severity.Warning, "About the whole."),
            ],
        };
        var related = article.Text.IndexOf("More", StringComparison.Ordinal);
        var credit = article.Text.IndexOf("(Orvel", StringComparison.Ordinal);
        var end = article.Text.Length;
        return article
            .With(
                TextLayers.Boilerplate,
                [
                    new Boilerplate(new TextSpan(related, credit - 1), BoilerplateKind.Related),
                    new Boilerplate(new TextSpan(credit, end), BoilerplateKind.Credit),
                ]
            )
            .With(TextLayers.Credits, [new Credit(new TextSpan(credit, end), "Orvel Wire", CreditKind.Agency)]);
    }
}

/// <summary>A folder of its own for one test, gone afterwards.</summary>
internal sealed class ArchiveFolder : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("stemma-archive-").FullName;

    public string File => Path.Join(Folder, "archive.db");

    public SqliteArchive Open() => SqliteArchive.Open(File, create: true);

    /// <summary>Does something to the database behind the archive's back.</summary>
    public void Run(string statements)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    /// <summary>Asks the database itself.</summary>
    public object? Ask(string query, params ReadOnlySpan<object> values)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        for (var at = 0; at < values.Length; at++)
            command.Parameters.AddWithValue($"${at + 1}", values[at]);
        return command.ExecuteScalar();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
