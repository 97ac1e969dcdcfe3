using System.Net;
using System.Text;
using System.Xml;

namespace Stemma.Intake.Xml;

/// <summary>Makes text that means to be XML fit for a parser, and stops what is meant to hurt one.</summary>
/// <remarks>
/// Document types, processing instructions and comments are dropped before anything is parsed, so that no entity is ever
/// declared, expanded or fetched. What makes feeds ill-formed is put right: HTML's character references (&amp;nbsp;), bare
/// ampersands, a "&lt;" that begins no tag, characters that XML forbids, space before the declaration. One pass, linear.
/// </remarks>
internal sealed class XmlGuard
{
    /// <summary>Open elements. Documents of every format read here stay below 60; each costs the parser some 200 bytes.</summary>
    private const int MaxDepth = 256;

    /// <summary>Attributes of one element; the parser holds all of them at once. The longest in real files has 30.</summary>
    private const int MaxAttributes = 1000;

    private readonly string written;
    private readonly StringBuilder kept;
    private int depth;

    private XmlGuard(string written)
    {
        this.written = written;
        kept = new StringBuilder(written.Length);
    }

    /// <summary>True where the document declares entities; they are left as they are written.</summary>
    public bool DeclaresEntities { get; private set; }

    /// <summary>A reader over the guarded text.</summary>
    /// <param name="text">Decoded; what it says of its encoding is not believed any more.</param>
    /// <param name="declaresEntities">Whether there were entities that were not expanded.</param>
    /// <exception cref="XmlLimitException">It is past a limit.</exception>
    public static XmlReader Open(string text, out bool declaresEntities)
    {
        var guard = new XmlGuard(text);
        guard.Pass();
        declaresEntities = guard.DeclaresEntities;
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        return XmlReader.Create(new StringReader(guard.kept.ToString()), settings, XmlPrefixes.Context());
    }

    private void Pass()
    {
        var at = Math.Max(0, written.IndexOf('<', StringComparison.Ordinal));
        while (at < written.Length)
        {
            var open = written.IndexOf('<', at);
            WriteText(at, open < 0 ? written.Length : open);
            if (open < 0)
                return;
            at = Markup(open);
        }
    }

    // Index after the markup that begins here.
    private int Markup(int open)
    {
        var rest = written.AsSpan(open);
        if (rest.StartsWith("<!--"))
            return After(open + 4, "-->");
        if (rest.StartsWith("<?"))
            return After(open + 2, "?>");
        if (rest.StartsWith("<![CDATA["))
        {
            var end = After(open + 9, "]]>");
            var stop = end - (rest[..(end - open)].EndsWith("]]>") ? 3 : 0);
            kept.Append("<![CDATA[");
            WriteAllowed(open + 9, stop);
            kept.Append("]]>");
            return end;
        }

        if (rest.StartsWith("<!"))
            return DocumentType(open);
        var closing = rest.Length > 1 && rest[1] == '/';
        var name = open + (closing ? 2 : 1);
        if (name < written.Length && XmlConvert.IsStartNCNameChar(written[name]))
            return Tag(open, closing);
        kept.Append("&lt;");
        return open + 1;
    }

    private int Tag(int open, bool closing)
    {
        int attributes = 0,
            at = open + 1;
        var quote = '\0';
        for (; at < written.Length; at++)
        {
            var letter = written[at];
            if (quote != '\0')
            {
                if (letter == quote)
                    quote = '\0';
            }
            else if (letter is '"' or '\'')
            {
                quote = letter;
            }
            else if (letter == '=')
            {
                if (++attributes > MaxAttributes)
                    throw new XmlLimitException($"An element has more than {MaxAttributes:N0} attributes.");
            }
            else if (letter == '>')
            {
                break;
            }
        }

        if (at == written.Length)
            return at;
        if (closing)
            depth--;
        else if (written[at - 1] != '/' && ++depth > MaxDepth)
            throw new XmlLimitException($"Elements are nested deeper than {MaxDepth}.");
        kept.Append('<');
        WriteText(open + 1, at);
        kept.Append('>');
        return at + 1;
    }

    // To the closing bracket that stands in neither quotation marks nor the inner brackets.
    private int DocumentType(int open)
    {
        var brackets = 0;
        var quote = '\0';
        for (var at = open + 2; at < written.Length; at++)
        {
            var letter = written[at];
            if (quote != '\0')
                quote = letter == quote ? '\0' : quote;
            else if (letter is '"' or '\'')
                quote = letter;
            else if (letter == '[')
                brackets++;
            else if (letter == ']')
                brackets--;
            else if (letter == '<' && written.AsSpan(at).StartsWith("<!ENTITY"))
                DeclaresEntities = true;
            else if (letter == '>' && brackets <= 0)
                return at + 1;
        }

        return written.Length;
    }

    private void WriteText(int start, int end)
    {
        for (var at = start; at < end; )
        {
            var ampersand = written.IndexOf('&', at, end - at);
            if (ampersand < 0)
            {
                WriteAllowed(at, end);
                return;
            }

            WriteAllowed(at, ampersand);
            at = ampersand + Reference(ampersand, end);
        }
    }

    // Writes the reference at the ampersand and returns how many characters it takes.
    private int Reference(int at, int end)
    {
        // The longest name in HTML has 31 letters.
        var window = written.AsSpan(at, Math.Min(end - at, 34));
        var semicolon = window.IndexOf(';');
        if (semicolon > 1)
        {
            var reference = window[..(semicolon + 1)];
            if (reference is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
            {
                kept.Append(reference);
                return reference.Length;
            }

            var named = reference.ToString();
            var decoded = WebUtility.HtmlDecode(named);
            if (decoded != named)
            {
                if (decoded is ['<' or '&' or '"' or '\'' or '>'])
                    kept.Append("&#").Append((int)decoded[0]).Append(';');
                else if (IsAllowed(decoded))
                    kept.Append(decoded);
                return reference.Length;
            }
        }

        kept.Append("&amp;");
        return 1;
    }

    private void WriteAllowed(int start, int end)
    {
        var copied = start;
        for (var at = start; at < end; at++)
        {
            if (XmlConvert.IsXmlChar(written[at]))
                continue;
            if (at + 1 < end && char.IsSurrogatePair(written[at], written[at + 1]))
            {
                at++;
                continue;
            }

            kept.Append(written, copied, at - copied);
            copied = at + 1;
        }

        kept.Append(written, copied, end - copied);
    }

    private static bool IsAllowed(string decoded) =>
        decoded.Length == 1
            ? XmlConvert.IsXmlChar(decoded[0])
            : decoded.Length == 2 && char.IsSurrogatePair(decoded[0], decoded[1]);

    private int After(int from, string end)
    {
        var at = from <= written.Length ? written.IndexOf(end, from, StringComparison.Ordinal) : -1;
        return at < 0 ? written.Length : at + end.Length;
    }
}

/// <summary>Thrown for a document that no honest program writes.</summary>
internal sealed class XmlLimitException(string message) : Exception(message);
