using Stemma.Intake.Marking;
using Stemma.Text;

namespace Stemma.Intake.Html;

/// <summary>A date in a short line of a page.</summary>
/// <param name="Time">The date.</param>
/// <param name="IsModified">Its label says that it is the date of a change.</param>
/// <param name="Length">Characters of date, time and label.</param>
internal readonly record struct DatedLine(PublicationTime Time, bool IsModified, int Length)
{
    /// <summary>Beginnings of words, in the larger languages of the web, that say a date is one of a change.</summary>
    private static readonly string[] ChangeWords =
    [
        "updated",
        "last ",
        "modified",
        "edited",
        "aktualisier",
        "geändert",
        "änderung",
        "bearbeitet",
        "mis à jour",
        "mise à jour",
        "modifié",
        "actualizado",
        "modificado",
        "atualizado",
        "aggiornat",
        "modificat",
        "bijgewerkt",
        "gewijzigd",
        "uppdaterad",
        "opdateret",
        "oppdatert",
        "обновлено",
        "zaktualizowano",
    ];

    /// <summary>The first date of the line with a year, or null. It may follow a name or an issue number: it is looked for at each word.</summary>
    public static DatedLine? Of(string line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (
                at > 0
                && line[at - 1]
                    is not (' ' or '\u00a0' or '|' or ',' or '(' or '[' or ':' or '•' or '·' or '–' or '-' or '/')
            )
                continue;
            var stamp = StampScanner.Scan(line.AsSpan(at));
            if ((stamp.Published ?? stamp.Modified) is not { } found)
                continue;
            var before = line[..at];
            var isModified =
                stamp.Published is null
                || ChangeWords.Any(word => before.Contains(word, StringComparison.OrdinalIgnoreCase));
            return new DatedLine(found, isModified, stamp.Length);
        }

        return null;
    }
}
