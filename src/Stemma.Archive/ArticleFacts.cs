using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;
using Stemma.Text;

namespace Stemma.Archive;

/// <summary>An article without its text, as it is kept: metadata and what intake marked.</summary>
internal sealed record ArticleFacts(
    string Path,
    string Language,
    string? Url = null,
    string? Publisher = null,
    string? Title = null,
    string? Byline = null,
    TimeFacts? Published = null,
    TimeFacts? Modified = null,
    CustodyFacts? Custody = null,
    MarkFacts[]? Boilerplate = null,
    MarkFacts[]? Credits = null,
    ComplaintFacts[]? Diagnostics = null
)
{
    /// <summary>JSON that gives the same article again with <see cref="Read"/>.</summary>
    public static string Write(Article article) =>
        JsonSerializer.Serialize(
            new ArticleFacts(
                article.Path,
                article.Language,
                article.Url,
                article.Publisher,
                article.Title,
                article.Byline,
                TimeFacts.Of(article.Published),
                TimeFacts.Of(article.Modified),
                CustodyFacts.Of(article.Custody),
                OrNull(
                    article
                        .Get(TextLayers.Boilerplate)
                        .Select(mark => new MarkFacts(mark.Span.Start, mark.Span.End, $"{mark.Kind}"))
                ),
                OrNull(
                    article
                        .Get(TextLayers.Credits)
                        .Select(mark => new MarkFacts(mark.Span.Start, mark.Span.End, $"{mark.Kind}", mark.Name))
                ),
                OrNull(article.Diagnostics.Select(ComplaintFacts.Of))
            ),
            FactsContext.Default.ArticleFacts
        );

    /// <summary>The article again.</summary>
    /// <exception cref="InvalidDataException">The facts do not fit the text or cannot be read: the archive is damaged.</exception>
    public static Article Read(string facts, string text)
    {
        try
        {
            return (
                JsonSerializer.Deserialize(facts, FactsContext.Default.ArticleFacts) ?? throw new JsonException("null")
            ).ToArticle(text);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or UnparsableValueException)
        {
            throw new InvalidDataException(
                $"What is known of the article cannot be read: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>What an article is called of which only the facts are at hand: title and publisher, or its path.</summary>
    /// <returns>Facts that cannot be read give an empty name.</returns>
    public static string NameIn(string facts)
    {
        try
        {
            var read = JsonSerializer.Deserialize(facts, FactsContext.Default.ArticleFacts);
            var name = read?.Title ?? read?.Path ?? string.Empty;
            return read?.Publisher is { } publisher ? $"{name} ({publisher})" : name;
        }
        catch (JsonException)
        {
            return string.Empty;
        }
    }

    /// <summary>The address of an article of which only the facts are at hand, or null.</summary>
    public static string? AddressIn(string facts)
    {
        try
        {
            return JsonSerializer.Deserialize(facts, FactsContext.Default.ArticleFacts)?.Url;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static T[]? OrNull<T>(IEnumerable<T> items) => items.ToArray() is { Length: > 0 } some ? some : null;

    private Article ToArticle(string text)
    {
        var article = new Article(Path, text)
        {
            Url = Url,
            Publisher = Publisher,
            Title = Title,
            Byline = Byline,
            Published = Published?.ToTime(),
            Modified = Modified?.ToTime(),
            Language = Language,
            Custody = Custody?.ToCustody(),
            Diagnostics = [.. (Diagnostics ?? []).Select(complaint => complaint.ToDiagnostic())],
        };
        return article
            .With(
                TextLayers.Boilerplate,
                [
                    .. (Boilerplate ?? []).Select(mark => new Boilerplate(
                        mark.Span,
                        Enum.Parse<BoilerplateKind>(mark.Kind)
                    )),
                ]
            )
            .With(
                TextLayers.Credits,
                [
                    .. (Credits ?? []).Select(mark => new Credit(
                        mark.Span,
                        mark.Name ?? throw new JsonException("a credit without a name"),
                        Enum.Parse<CreditKind>(mark.Kind)
                    )),
                ]
            );
    }
}

/// <summary>A publication time: the publisher's day, and the moment where it is known; in ISO form.</summary>
internal sealed record TimeFacts(string Day, string? Moment = null)
{
    public static TimeFacts? Of(PublicationTime? time) =>
        time is not { } known
            ? null
            : new TimeFacts(
                LocalDatePattern.Iso.Format(known.Date),
                known.Instant is { } moment ? InstantPattern.ExtendedIso.Format(moment) : null
            );

    public PublicationTime ToTime() =>
        new(
            LocalDatePattern.Iso.Parse(Day).GetValueOrThrow(),
            Moment is null ? null : InstantPattern.ExtendedIso.Parse(Moment).GetValueOrThrow()
        );
}

/// <summary>A marked stretch.</summary>
internal sealed record MarkFacts(int Start, int End, string Kind, string? Name = null)
{
    [JsonIgnore]
    public TextSpan Span => new(Start, End);
}

/// <summary>See <see cref="Text.Custody"/>; the moment in ISO form.</summary>
internal sealed record CustodyFacts(
    string Sha256,
    long Bytes,
    string? Retrieved = null,
    string? Address = null,
    string? Archived = null
)
{
    public static CustodyFacts? Of(Custody? custody) =>
        custody is null
            ? null
            : new CustodyFacts(
                custody.Sha256,
                custody.Bytes,
                custody.Retrieved is { } moment ? InstantPattern.ExtendedIso.Format(moment) : null,
                custody.Address,
                custody.Archived
            );

    public Custody ToCustody() =>
        new(Sha256, Bytes)
        {
            Retrieved = Retrieved is null ? null : InstantPattern.ExtendedIso.Parse(Retrieved).GetValueOrThrow(),
            Address = Address,
            Archived = Archived,
        };
}

/// <summary>See <see cref="Diagnostic"/>.</summary>
internal sealed record ComplaintFacts(
    string Code,
    Severity Severity,
    string Message,
    string? Source = null,
    int? Start = null,
    int? End = null
)
{
    public static ComplaintFacts Of(Diagnostic diagnostic) =>
        new(
            diagnostic.Code,
            diagnostic.Severity,
            diagnostic.Message,
            diagnostic.Source,
            diagnostic.Span?.Start,
            diagnostic.Span?.End
        );

    public Diagnostic ToDiagnostic() =>
        new(Code, Severity, Message, Source, Start is { } start && End is { } end ? new TextSpan(start, end) : null);
}

[JsonSourceGenerationOptions(
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase
)]
[JsonSerializable(typeof(ArticleFacts))]
internal sealed partial class FactsContext : JsonSerializerContext;
