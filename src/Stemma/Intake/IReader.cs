using Stemma.Text;

namespace Stemma.Intake;

/// <summary>Reads one format. Safe to call from many threads at once.</summary>
/// <remarks>
/// Never throws for what the bytes contain: what cannot be read is an error in the result. A reader of this assembly is
/// found by itself; its constructor takes <see cref="IntakeOptions"/> or nothing.
/// </remarks>
public interface IReader
{
    /// <summary>How sure it is that the source is of its format.</summary>
    Recognition Recognise(SourceHead head);

    /// <summary>What one source gives, in its own order: articles, sources inside it, and an error for each part that was
    /// skipped. All its bytes are in memory, unless the reader is an <see cref="IContainer"/>.</summary>
    IEnumerable<Reading> Read(SourceStream source);
}

/// <summary>A format that holds many articles or many other sources, and is read as a stream, from the beginning to the
/// end and in bounded memory, however large it is. Its readings are wanted one at a time.</summary>
public interface IContainer : IReader;

/// <summary>One thing that a source gives. Exactly one of the members is not null.</summary>
public readonly record struct Reading
{
    /// <summary>The article, or null.</summary>
    public Article? Article { get; private init; }

    /// <summary>Why there is none, or what else is to be said of the source; or null.</summary>
    public Diagnostic? Error { get; private init; }

    /// <summary>A source inside this one, for the reader of its own format, or null. Its stream lives until the next
    /// reading is asked for.</summary>
    public SourceStream? Inner { get; private init; }

    /// <summary>Readings that are yet to be made, on any thread, from what the function holds; or null.</summary>
    public Func<IEnumerable<Reading>>? Pending { get; private init; }

    /// <summary>Bytes that <see cref="Pending"/> holds.</summary>
    internal long Weight { get; private init; }

    /// <summary>An article was read.</summary>
    public static Reading Of(Article article) => new() { Article = article };

    /// <summary>Nothing was read.</summary>
    public static Reading Skip(string code, string message, string path) =>
        new() { Error = new Diagnostic(code, Severity.Error, message, path) };

    /// <summary>Something is to be said that is not about one article; nothing that was wanted is missing.</summary>
    public static Reading Note(string code, string message, string path) =>
        new() { Error = new Diagnostic(code, Severity.Warning, message, path) };

    /// <summary>A source inside a container. It may be compressed, but not a container again.</summary>
    public static Reading Enter(SourceStream inner) => new() { Inner = inner };

    /// <summary>Work that need not be done in the order of the source; its result takes this place.</summary>
    /// <param name="pending">Called once.</param>
    /// <param name="weight">Bytes it holds until then; few such are begun where they are many.</param>
    public static Reading Later(Func<IEnumerable<Reading>> pending, long weight = 0) =>
        new() { Pending = pending, Weight = weight };
}

/// <summary>What a source is recognised by.</summary>
/// <param name="Name">File or entry name with its extension; "-" for standard input.</param>
/// <param name="Bytes">The first bytes, at most <see cref="Length"/>.</param>
/// <param name="MediaType">As declared, lower case, without parameters; null where nothing declares it.</param>
public readonly record struct SourceHead(string Name, ReadOnlyMemory<byte> Bytes, string? MediaType = null)
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
