using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stemma.Annotating;

namespace Stemma.Publishing.Json;

/// <summary>Writes an enum as one word of a closed list and reads only those words.</summary>
/// <param name="word">The word of a value; distinct for distinct values.</param>
internal abstract class Words<T>(Func<T, string> word) : JsonConverter<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, string> words = Enum.GetValues<T>().ToFrozenDictionary(value => value, word);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            foreach (var (value, known) in words)
            {
                if (reader.ValueTextEquals(known))
                    return value;
            }
        }

        throw new JsonException($"Expected one of: {string.Join(", ", words.Values.Order(StringComparer.Ordinal))}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(words[value]);
}

/// <summary>The member's name in lower case: "copy", "first".</summary>
internal sealed class LowerCaseWords<T>() : Words<T>(value => value.ToString().ToLowerInvariant())
    where T : struct, Enum;

/// <summary>The member's name in upper case, as TIMEX3 and Universal POS write them: "DATE", "NOUN".</summary>
internal sealed class UpperCaseWords<T>() : Words<T>(value => value.ToString().ToUpperInvariant())
    where T : struct, Enum;

/// <summary>The three-letter words of the CoNLL tradition.</summary>
internal sealed class NameKindWords()
    : Words<NameKind>(kind =>
        kind switch
        {
            NameKind.Person => "PER",
            NameKind.Organisation => "ORG",
            _ => "LOC",
        }
    );
