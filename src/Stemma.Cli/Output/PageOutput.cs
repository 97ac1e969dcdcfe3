using System.Text;
using Stemma.Cli.Printing;

namespace Stemma.Cli.Output;

/// <summary>A page of text on a stream.</summary>
internal static class PageOutput
{
    /// <summary>Prints a page as UTF-8, or ASCII where its style says so, and leaves the stream open.</summary>
    public static void Write(Stream stream, PageStyle style, Action<Page> print)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        print(new Page(writer, style));
    }
}
