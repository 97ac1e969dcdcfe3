using System.Text;
using System.Xml;
using Stemma.Intake.Marking;
using Stemma.Intake.Xml;

namespace Stemma.Intake.OfficeFormats;

/// <summary>Writes the paragraphs of a part of a Word document, in its order.</summary>
internal static class WordBody
{
    /// <param name="part">The part's XML.</param>
    /// <param name="roles">By the identifier of the style.</param>
    /// <param name="text">Where paragraphs go.</param>
    /// <param name="limit">Reading ends when the text is longer.</param>
    public static void Write(string part, IReadOnlyDictionary<string, BlockRole> roles, DocumentText text, int limit)
    {
        using var xml = XmlGuard.Open(part, out _);
        // A text box is a paragraph's child and has paragraphs of its own.
        var open = new Stack<(StringBuilder Words, BlockRole Role)>();
        StringBuilder? row = null;
        var rows = 0;
        while (xml.Read() && text.Length <= limit)
        {
            if (xml.NodeType == XmlNodeType.EndElement)
            {
                if (xml.LocalName == "p" && open.Count > 0)
                    Close(open.Pop());
                else if (xml.LocalName == "tr" && row is not null)
                    (row, rows) = (EndRow(row, rows), rows + 1);
                else if (xml.LocalName == "tbl")
                    rows = 0;
                continue;
            }

            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "p" when !xml.IsEmptyElement:
                    open.Push((new StringBuilder(), BlockRole.None));
                    break;
                case "tr" when !xml.IsEmptyElement:
                    row = new StringBuilder();
                    break;
                case "pStyle" when open.Count > 0:
                    Assign(roles.GetValueOrDefault(xml.GetAttribute("val", xml.NamespaceURI) ?? ""));
                    break;
                case "numPr" when open.Count > 0 && open.Peek().Role == BlockRole.None:
                    Assign(BlockRole.ListItem);
                    break;
                case "t" when open.Count > 0 && !xml.IsEmptyElement:
                    open.Peek().Words.Append(xml.ReadString());
                    break;
                case "tab" or "noBreakHyphen" or "br" or "cr" when open.Count > 0:
                    open.Peek().Words.Append(Sign(xml.LocalName));
                    break;
                // What stands in for drawings in old versions repeats their text.
                case "Fallback" or "tabs" or "del" when !xml.IsEmptyElement:
                    SkipInside(xml);
                    break;
            }
        }

        void Assign(BlockRole role) => open.Push((open.Pop().Words, role));

        void Close((StringBuilder Words, BlockRole Role) paragraph)
        {
            if (row is null)
                text.Add(paragraph.Words.ToString(), paragraph.Role);
            else
                row.Append(row.Length > 0 && paragraph.Words.Length > 0 ? " " : "").Append(paragraph.Words);
        }

        StringBuilder? EndRow(StringBuilder words, int before)
        {
            text.Add(words.ToString(), BlockRole.None, close: before > 0);
            return null;
        }
    }

    private static char Sign(string name) =>
        name switch
        {
            "tab" => ' ',
            "noBreakHyphen" => '-',
            _ => '\n',
        };

    // To the element's end, which the caller's next read goes beyond.
    private static void SkipInside(XmlReader xml)
    {
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth) { }
    }
}
