using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Stemma.Tests.Intake;

/// <summary>Makes a PDF of lines: "# " large, "^ " at the page's head, "_ " at its foot, "> " in a right column, "%" and a
/// name a property, "---" a new page.</summary>
internal static class PdfMaking
{
    public static byte[] Of(string words)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        var page = builder.AddPage(PageSize.A4);
        double y = 700,
            rightY = 700;
        foreach (var line in words.TrimEnd('\n').Split('\n'))
        {
            if (line == "---")
                (page, y, rightY) = (builder.AddPage(PageSize.A4), 700, 700);
            else if (line.StartsWith("%title ", StringComparison.Ordinal))
                builder.DocumentInformation.Title = line[7..];
            else if (line.StartsWith("%created ", StringComparison.Ordinal))
                builder.DocumentInformation.CreationDate = line[9..];
            else if (line.StartsWith("^ ", StringComparison.Ordinal))
                page.AddText(line[2..], 9, new PdfPoint(60, 800), font);
            else if (line.StartsWith("_ ", StringComparison.Ordinal))
                page.AddText(line[2..], 9, new PdfPoint(290, 30), font);
            else if (line.StartsWith("> ", StringComparison.Ordinal))
                page.AddText(line[2..], 11, new PdfPoint(320, rightY -= 14), font);
            else if (line.StartsWith("# ", StringComparison.Ordinal))
                page.AddText(line[2..], 18, new PdfPoint(60, y -= 24), font);
            else if (line.Length == 0)
                y -= 14;
            else
                page.AddText(line, 11, new PdfPoint(60, y -= 14), font);
        }

        return builder.Build();
    }
}
