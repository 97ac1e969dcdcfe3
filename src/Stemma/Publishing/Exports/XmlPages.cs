using System.Text;
using System.Xml;

namespace Stemma.Publishing.Exports;

/// <summary>What all XML exports have in common.</summary>
internal static class XmlPages
{
    /// <summary>A writer that leaves the stream open and writes the same bytes everywhere.</summary>
    public static XmlWriter Open(Stream stream) =>
        XmlWriter.Create(
            stream,
            new XmlWriterSettings
            {
                Encoding = new UTF8Encoding(false),
                Indent = true,
                NewLineChars = "\n",
                CloseOutput = false,
            }
        );

    /// <summary>The text without the characters that XML 1.0 has no way to write.</summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
                kept.Append(text[index]).Append(text[++index]);
            else
                kept.Append(XmlConvert.IsXmlChar(text[index]) ? text[index] : '\ufffd');
        }

        return kept.ToString();
    }
}
