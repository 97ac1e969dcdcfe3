using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;

namespace Accuracy;

/// <summary>A text of ECB+ (Cybulska and Vossen, LREC 2014).</summary>
/// <param name="Name">File name.</param>
/// <param name="Topic">1 to 35.</param>
/// <param name="IsPlus">Of the second event of the topic.</param>
/// <param name="Text">The tokens with spaces between, a line for each sentence.</param>
internal sealed record EcbPlusText(string Name, int Topic, bool IsPlus, string Text);

/// <summary>Reads ECB+.</summary>
internal static class EcbPlus
{
    /// <summary>The texts of the archive, in its order.</summary>
    public static List<EcbPlusText> Read(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return
        [
            .. archive
                .Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal))
                .Select(entry => new EcbPlusText(
                    entry.Name,
                    int.Parse(entry.Name.Split('_')[0], CultureInfo.InvariantCulture),
                    entry.Name.Contains("plus", StringComparison.Ordinal),
                    TextOf(entry)
                )),
        ];
    }

    private static string TextOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var text = new StringBuilder();
        var sentence = "0";
        foreach (var token in XDocument.Load(stream).Descendants("token"))
        {
            if (text.Length > 0)
                text.Append((string?)token.Attribute("sentence") == sentence ? ' ' : '\n');
            sentence = (string?)token.Attribute("sentence") ?? sentence;
            text.Append(WebUtility.HtmlDecode(token.Value));
        }

        return text.ToString();
    }
}
