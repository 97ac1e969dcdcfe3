using System.Buffers;
using System.Text;

namespace Stemma.Intake.Items;

/// <summary>Cleans text that stood in a field: control characters are dropped, line ends made LF.</summary>
internal static class PlainText
{
    private static readonly SearchValues<char> Unwanted = SearchValues.Create([
        .. Enumerable.Range(0, 32).Select(code => (char)code).Where(letter => letter is not ('\t' or '\n')),
        '\u007f',
        '\ufeff',
    ]);

    public static string Clean(string text)
    {
        text = text.ReplaceLineEndings("\n");
        if (text.AsSpan().ContainsAny(Unwanted))
        {
            var kept = new StringBuilder(text.Length);
            foreach (var letter in text)
            {
                if (!Unwanted.Contains(letter))
                    kept.Append(letter);
            }

            text = kept.ToString();
        }

        return text.Trim('\n', ' ', '\t', '\u00a0');
    }
}
