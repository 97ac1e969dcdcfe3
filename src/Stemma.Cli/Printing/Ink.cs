namespace Stemma.Cli.Printing;

/// <summary>What a piece of text is to the reader; the page decides how that looks.</summary>
internal enum Ink
{
    /// <summary>Running text.</summary>
    Plain,

    /// <summary>Headlines, numbers that matter, sigla.</summary>
    Strong,

    /// <summary>Places, rules, reasons: there for whoever looks for them.</summary>
    Faint,

    /// <summary>A section's title.</summary>
    Title,

    /// <summary>An account that is not among the inputs.</summary>
    Lost,

    /// <summary>Wording that was changed, accounts that differ.</summary>
    Marked,

    /// <summary>Wording that another is proposed for; struck through where the terminal can.</summary>
    Struck,
}

/// <summary>Text of one ink. Whatever the text holds is made harmless when the piece is made.</summary>
internal readonly record struct Piece
{
    public Piece(string text, Ink ink = Ink.Plain)
    {
        Text = Keep(text);
        Ink = ink;
    }

    private Piece(string drawn, Ink ink, bool _) => (Text, Ink) = (drawn, ink);

    public string Text { get; }

    public Ink Ink { get; }

    /// <summary>The tool's own drawing, taken as it is, blanks included. Never for text from an article or a path.</summary>
    public static Piece Drawn(string drawing, Ink ink = Ink.Faint) => new(drawing, ink, true);

    public static implicit operator Piece(string text) => new(text);

    // Blanks at the edges separate pieces and are kept.
    private static string Keep(string text)
    {
        var inner = SafeText.OneLine(text);
        if (inner.Length == text.Length)
            return inner;
        var lead = text.Length > 0 && char.IsWhiteSpace(text[0]) ? " " : string.Empty;
        var tail = inner.Length > 0 && char.IsWhiteSpace(text[^1]) ? " " : string.Empty;
        return lead + inner + tail;
    }
}
