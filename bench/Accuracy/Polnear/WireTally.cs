using System.Globalization;
using Stemma.Text;

namespace Accuracy.Polnear;

/// <summary>Counts agency credits against the wire that an article's metadata names, where its text bears it.</summary>
/// <remarks>
/// A text bears its wire where the wire's name or abbreviation stands in brackets ("(AP)"), or alone in a line, or in a line
/// that begins with "Reporting by" or speaks of a contribution. An agency credit is right where it names the wire. An article whose metadata names none, or gives "NA",
/// makes each agency credit found in it wrong: pictures' credits are of another kind.
/// </remarks>
internal sealed class WireTally(Action<char, Article, TextSpan, string> show)
{
    private static readonly Dictionary<string, string[]> Written = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AP"] = ["Associated Press", "AP"],
        ["UPI"] = ["United Press International", "UPI"],
        ["Reuters"] = ["Reuters"],
        ["AFP"] = ["Agence France-Presse", "AFP"],
    };

    private int borne;
    private int met;
    private int found;
    private int right;

    public int Borne => borne;

    public double Precision => (double)right / found;

    public double Recall => (double)met / borne;

    public void Add(PolnearDocument document, Article article)
    {
        var names = document.Wire is { } wire ? Written[wire] : [];
        var credits = article.Get(TextLayers.Credits).Where(credit => credit.Kind == CreditKind.Agency).ToList();
        found += credits.Count;
        foreach (var credit in credits)
        {
            if (names.Contains(credit.Name))
                right++;
            else
                show('+', article, credit.Span, $"credit {credit.Name}, metadata {document.Wire}");
        }

        if (!names.Any(name => Bears(document.Text, name)))
            return;
        borne++;
        if (credits.Any(credit => names.Contains(credit.Name)))
            met++;
        else
            show('-', article, new TextSpan(0, Math.Min(60, document.Text.Length)), $"wire {document.Wire}");
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{borne} texts bear their wire, {found} agency credits, precision {Precision:F3}, recall {Recall:F3}"
        );

    private static bool Bears(string text, string name) =>
        text.Contains($"({name})", StringComparison.Ordinal)
        || text.Split('\n')
            .Any(line => line.Trim() == name || (IsNote(line) && line.Contains(name, StringComparison.Ordinal)));

    private static bool IsNote(string line) =>
        line.Contains("reporting by", StringComparison.OrdinalIgnoreCase)
        || line.Contains("contributed to this", StringComparison.OrdinalIgnoreCase);
}
