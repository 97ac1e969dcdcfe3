using Stemma.Text;

namespace Stemma.Intake;

/// <summary>Reads one format. Safe to call from many threads at once.</summary>
/// <remarks>Never throws for what the bytes contain: what cannot be read is an error in the result.</remarks>
public interface IReader
{
    /// <summary>True where the name and the first bytes are of this format. The first reader that says so gets it.</summary>
    bool Recognises(SourceHead head);

    /// <summary>The articles of one source, in its own order, and an error for each part that was skipped.</summary>
    IEnumerable<Reading> Read(SourceStream source);
}

/// <summary>One article, or the error that says why there is none. Exactly one of the two is null.</summary>
public readonly record struct Reading
{
    private Reading(Article? article, Diagnostic? error) => (Article, Error) = (article, error);

    /// <summary>The article, or null.</summary>
    public Article? Article { get; }

    /// <summary>Why there is none, or null.</summary>
    public Diagnostic? Error { get; }

    /// <summary>An article was read.</summary>
    public static Reading Of(Article article) => new(article, null);

    /// <summary>Nothing was read.</summary>
    public static Reading Skip(string code, string message, string path) =>
        new(null, new Diagnostic(code, Severity.Error, message, path));
}

/// <summary>What a source is recognised by.</summary>
/// <param name="Name">File or entry name with its extension; "-" for standard input.</param>
/// <param name="Bytes">The first bytes, at most <see cref="Length"/>.</param>
public readonly record struct SourceHead(string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>How many first bytes are looked at. Comments and white space before an html element fit in it.</summary>
    public const int Length = 2048;

    /// <summary>True where the bytes begin with <paramref name="magic"/>.</summary>
    public bool StartsWith(ReadOnlySpan<byte> magic) => Bytes.Span.StartsWith(magic);

    /// <summary>True where the name ends with one of the extensions, given with their dot.</summary>
    public bool HasExtension(params ReadOnlySpan<string> extensions)
    {
        foreach (var extension in extensions)
        {
            if (Name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
