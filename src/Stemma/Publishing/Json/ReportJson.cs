using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Stemma.Annotating;
using Stemma.Apparatus;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Publishing.Json;

/// <summary>Writes documents as JSON and reads them back.</summary>
/// <remarks>
/// UTF-8 without byte-order mark, one line, the same bytes for the same document. Characters stand as they are but for
/// those that JSON must escape, controls, and code points that Unicode has not assigned. Reading refuses a missing
/// field, a null where none may be, an unknown word and a reversed span, and ignores fields it does not know.
/// </remarks>
public static class ReportJson
{
    private static readonly Lazy<JsonContext> Context = new(() =>
        new JsonContext(
            new JsonSerializerOptions(JsonContext.Default.Options)
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        )
    );

    /// <summary>Writes an article as one line of JSON Lines, with the line feed.</summary>
    public static void Write(Stream stream, ArticleDocument document) =>
        Write(stream, document, Context.Value.ArticleDocument);

    /// <summary>Writes stories, with a line feed at the end.</summary>
    public static void Write(Stream stream, GroupDocument document) =>
        Write(stream, document, Context.Value.GroupDocument);

    /// <summary>Writes a whole run, with a line feed at the end.</summary>
    public static void Write(Stream stream, TraceDocument document) =>
        Write(stream, document, Context.Value.TraceDocument);

    /// <summary>Reads one line of JSON Lines.</summary>
    /// <exception cref="JsonException">Not such a document; the message names place and reason.</exception>
    public static ArticleDocument ReadArticle(ReadOnlySpan<byte> utf8) => Read(utf8, Context.Value.ArticleDocument);

    /// <summary>Reads what <c>stemma group --json</c> wrote.</summary>
    /// <exception cref="JsonException">Not such a document; the message names place and reason.</exception>
    public static GroupDocument ReadGroup(ReadOnlySpan<byte> utf8) => Read(utf8, Context.Value.GroupDocument);

    /// <summary>Reads what <c>stemma trace --json</c> wrote.</summary>
    /// <exception cref="JsonException">Not such a document; the message names place and reason.</exception>
    public static TraceDocument ReadTrace(ReadOnlySpan<byte> utf8) => Read(utf8, Context.Value.TraceDocument);

    /// <summary>Reads a file of decisions.</summary>
    /// <exception cref="JsonException">Not such a file; the message names place and reason.</exception>
    public static ImmutableArray<Decision> ReadDecisions(ReadOnlySpan<byte> utf8)
    {
        var document = Read(utf8, Context.Value.DecisionsDocument);
        return document.Schema == Documents.Schema
            ? [.. document.Decisions.Select(decision => decision.ToDecision())]
            : throw new JsonException("Expected \"schema\": 1.");
    }

    /// <summary>Writes a file of decisions, with a line feed at the end.</summary>
    public static void Write(Stream stream, IEnumerable<Decision> decisions) =>
        Write(
            stream,
            new DecisionsDocument(Documents.Schema, [.. decisions.Select(DecisionDocument.Of)]),
            Context.Value.DecisionsDocument
        );

    private static void Write<T>(Stream stream, T document, JsonTypeInfo<T> type)
    {
        JsonSerializer.Serialize(stream, document, type);
        stream.WriteByte((byte)'\n');
    }

    private static T Read<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> type)
        where T : class =>
        JsonSerializer.Deserialize(utf8, type) ?? throw new JsonException("Expected an object, found null.");
}

/// <summary>Serializers generated when the library is built: nothing is looked up by reflection at start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [
        typeof(TextSpanConverter),
        typeof(NameKindWords),
        typeof(UpperCaseWords<TimeType>),
        typeof(UpperCaseWords<PartOfSpeech>),
        typeof(LowerCaseWords<BoilerplateKind>),
        typeof(LowerCaseWords<CreditKind>),
        typeof(LowerCaseWords<QuotationKind>),
        typeof(LowerCaseWords<QuantityKind>),
        typeof(LowerCaseWords<SourceKind>),
        typeof(LowerCaseWords<AssertionStatus>),
        typeof(LowerCaseWords<WordingVerdict>),
        typeof(LowerCaseWords<RestorationBasis>),
        typeof(LowerCaseWords<Severity>),
        typeof(LowerCaseWords<PublishedFrom>),
        typeof(LowerCaseWords<PassageRelation>),
        typeof(LowerCaseWords<Descent>),
        typeof(LowerCaseWords<WordingStatus>),
        typeof(LowerCaseWords<ApparatusKind>),
        typeof(LowerCaseWords<Verdict>),
        typeof(LowerCaseWords<Ruling>),
    ]
)]
[JsonSerializable(typeof(ArticleDocument))]
[JsonSerializable(typeof(GroupDocument))]
[JsonSerializable(typeof(TraceDocument))]
[JsonSerializable(typeof(DecisionsDocument))]
internal sealed partial class JsonContext : JsonSerializerContext;
