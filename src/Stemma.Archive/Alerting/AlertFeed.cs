using System.Globalization;
using System.Text;
using System.Xml;
using NodaTime.Text;

namespace Stemma.Archive.Alerting;

/// <summary>Writes alerts as an Atom feed (RFC 4287).</summary>
public static class AlertFeed
{
    /// <summary>Writes it.</summary>
    /// <param name="stream">Takes UTF-8.</param>
    /// <param name="alerts">The last first.</param>
    public static void Write(Stream stream, IReadOnlyList<Alert> alerts)
    {
        ArgumentNullException.ThrowIfNull(alerts);
        using var xml = XmlWriter.Create(
            stream,
            new XmlWriterSettings
            {
                Encoding = new UTF8Encoding(false),
                Indent = true,
                NewLineChars = "\n",
                // Texts may hold characters that XML has none for.
                CheckCharacters = false,
            }
        );
        const string Atom = "http://www.w3.org/2005/Atom";
        xml.WriteStartElement("feed", Atom);
        xml.WriteElementString("id", Atom, "urn:stemma:alerts");
        xml.WriteElementString("title", Atom, "Stemma: alerts");
        xml.WriteElementString(
            "updated",
            Atom,
            Time(alerts.Count > 0 ? alerts[0].At : NodaTime.NodaConstants.UnixEpoch)
        );
        foreach (var alert in alerts)
        {
            xml.WriteStartElement("entry", Atom);
            // Numbers may be given again after a removal; with the article's id they tell for good.
            xml.WriteElementString(
                "id",
                Atom,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"urn:stemma:alert:{alert.Number}:{alert.Finding.Article[..16]}"
                )
            );
            xml.WriteElementString("title", Atom, Clean($"{alert.Words}: {alert.About}"));
            xml.WriteElementString("updated", Atom, Time(alert.At));
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, "Stemma");
            xml.WriteEndElement();
            xml.WriteElementString("content", Atom, Clean(alert.Finding.Detail));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Time(NodaTime.Instant time) => InstantPattern.ExtendedIso.Format(time);

    private static string Clean(string text) =>
        string.Concat(
            text.EnumerateRunes().Select(rune => rune.Value is < 32 or 0xFFFE or 0xFFFF ? " " : rune.ToString())
        );
}
