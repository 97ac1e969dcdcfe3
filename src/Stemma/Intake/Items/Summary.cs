namespace Stemma.Intake.Items;

/// <summary>Tells a summary from a whole text where the format does not say which it is.</summary>
internal static class Summary
{
    /// <summary>Characters. What feeds call a description is a synopsis by its specification (RSS 2.0, "description of
    /// item") and the whole text in many; synopses have one paragraph of up to some 500 characters. A lower bound calls
    /// synopses whole, a higher one short notices cut.</summary>
    private const int LongestSynopsis = 700;

    private static readonly string[] Cuts = ["…", "...", "[…]", "[...]", "[&hellip;]", "(…)", "(...)"];

    private static readonly string[] Invitations =
    [
        "read more",
        "continue reading",
        "read the full story",
        "read full article",
        "read the rest",
    ];

    /// <summary>True where markup of a feed's description is long or has paragraphs, and so is the text itself.</summary>
    public static bool IsWhole(string description) =>
        description.Length > LongestSynopsis * 2
        || (description.Length > LongestSynopsis && Paragraphs(description) > 1);

    /// <summary>True where a text ends in the marks that stand for what was left out, or in a call to read the rest.</summary>
    public static bool IsCutShort(string text)
    {
        var end = text.AsSpan(Math.Max(0, text.Length - 80)).TrimEnd();
        // "… [+2345 chars]", as news interfaces write it.
        if (end.EndsWith("chars]", StringComparison.Ordinal) && end.LastIndexOf('[') is >= 0 and var open)
            return end[open..].StartsWith("[+", StringComparison.Ordinal);
        foreach (var cut in Cuts)
        {
            if (end.EndsWith(cut, StringComparison.Ordinal))
                return true;
        }

        var last = end[(end.LastIndexOf('\n') + 1)..].TrimEnd(" .…»›>→[]()");
        foreach (var invitation in Invitations)
        {
            if (last.EndsWith(invitation, StringComparison.OrdinalIgnoreCase) && last.Length <= invitation.Length + 8)
                return true;
        }

        return false;
    }

    private static int Paragraphs(string markup)
    {
        var count = 0;
        for (var at = 0; (at = markup.IndexOf("</p", at, StringComparison.OrdinalIgnoreCase)) >= 0; at += 3)
            count++;
        for (var at = 0; (at = markup.IndexOf("<br", at, StringComparison.OrdinalIgnoreCase)) >= 0; at += 3)
            count++;
        return count;
    }
}
