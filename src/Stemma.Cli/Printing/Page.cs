namespace Stemma.Cli.Printing;

/// <summary>How a page looks.</summary>
/// <param name="Width">Columns to use.</param>
/// <param name="Colour">True to send colour sequences.</param>
/// <param name="Unicode">False to draw and write in ASCII only.</param>
internal sealed record PageStyle(int Width, bool Colour, bool Unicode)
{
    /// <summary>Lines longer than this are hard to read, however wide the terminal.</summary>
    public const int Widest = 160;

    /// <summary>What columns need to stay readable; narrower terminals wrap by themselves.</summary>
    public const int Narrowest = 60;
}

/// <summary>Lays out pieces of text line by line: indents, columns, wrapping with a hanging indent.</summary>
internal sealed class Page(TextWriter writer, PageStyle style)
{
    private string? colour;

    /// <summary>Columns to use.</summary>
    public int Width { get; } = Math.Clamp(style.Width, PageStyle.Narrowest, PageStyle.Widest);

    /// <summary>The signs to draw with.</summary>
    public Glyphs Glyphs { get; } = style.Unicode ? Glyphs.Unicode : Glyphs.Ascii;

    /// <summary>An empty line.</summary>
    public void Blank() => EndLine();

    /// <summary>A line across the page with a title in it.</summary>
    public void Rule(string title)
    {
        var dash = style.Unicode ? '─' : '-';
        var lead = new string(dash, 2) + " ";
        Put(lead, Ink.Faint);
        Put(Shown(title), Ink.Faint);
        Put(" " + new string(dash, Math.Max(0, Width - lead.Length - title.Length - 1)), Ink.Faint);
        EndLine();
    }

    /// <summary>Pieces on lines that begin with <paramref name="indent"/> blanks, wrapped at blanks; following lines begin with <paramref name="hanging"/>.</summary>
    public void Wrapped(int indent, int hanging, params ReadOnlySpan<Piece> pieces)
    {
        Put(new string(' ', indent), Ink.Plain);
        Flow(indent, Piece.Drawn(new string(' ', hanging)), pieces);
    }

    /// <summary>Pieces wrapped behind a drawing that is repeated on every line.</summary>
    public void Beside(Piece drawing, params ReadOnlySpan<Piece> pieces)
    {
        Put(Shown(drawing.Text), drawing.Ink);
        Flow(Cells.Width(Shown(drawing.Text)), drawing, pieces);
    }

    /// <summary>A label in a column of its own, and pieces wrapped beside it.</summary>
    public void Labelled(int indent, int labelWidth, Piece label, params ReadOnlySpan<Piece> pieces)
    {
        var shown = Cells.Cut(Shown(label.Text), labelWidth - 1, Glyphs.Ellipsis);
        Put(new string(' ', indent), Ink.Plain);
        Put(shown, label.Ink);
        Put(new string(' ', labelWidth - Cells.Width(shown)), Ink.Plain);
        Flow(indent + labelWidth, Piece.Drawn(new string(' ', indent + labelWidth)), pieces);
    }

    private void Flow(int column, Piece hanging, ReadOnlySpan<Piece> pieces)
    {
        var lineHasWords = false;
        foreach (var word in Words(pieces))
        {
            var width = 0;
            foreach (var piece in word.Pieces)
                width += Cells.Width(Shown(piece.Text));
            var space = word.SpaceBefore && lineHasWords ? 1 : 0;
            if (lineHasWords && column + space + width > Width)
            {
                EndLine();
                Put(Shown(hanging.Text), hanging.Ink);
                column = Cells.Width(Shown(hanging.Text));
                space = 0;
            }

            if (space > 0)
                writer.Write(' ');
            foreach (var piece in word.Pieces)
                Put(Shown(piece.Text), piece.Ink);
            column += space + width;
            lineHasWords = true;
        }

        EndLine();
    }

    /// <summary>One line of columns; each is padded to its width, the last is not. Cells too long for their width are cut.</summary>
    public void Columns(int indent, params ReadOnlySpan<(Piece[] Cell, int Width)> columns)
    {
        Put(new string(' ', indent), Ink.Plain);
        var owed = 0;
        foreach (var (cell, width) in columns)
        {
            var left = width;
            foreach (var piece in cell)
            {
                if (left <= 0)
                    break;
                var shown = Cells.Cut(Shown(piece.Text), left, Glyphs.Ellipsis);
                if (shown.Length == 0)
                    continue;
                // Padding waits for the next text, so that no line ends in blanks.
                writer.Write(new string(' ', owed));
                owed = 0;
                Put(shown, piece.Ink);
                left -= Cells.Width(shown);
            }

            owed += left;
        }

        EndLine();
    }

    /// <summary>How many columns the pieces take on this page.</summary>
    public int WidthOf(IEnumerable<Piece> pieces) => pieces.Sum(piece => Cells.Width(Shown(piece.Text)));

    private string Shown(string text) => style.Unicode ? text : Glyphs.Fold(text);

    // A colour stays on over blanks until another is wanted, so that a line is not a sequence a word.
    private void Put(string text, Ink ink)
    {
        if (style.Colour && !string.IsNullOrWhiteSpace(text) && Code(ink) is var code && code != colour)
        {
            if (colour is not null)
                writer.Write("\e[0m");
            if (code is not null)
                writer.Write($"\e[{code}m");
            colour = code;
        }

        writer.Write(text);
    }

    private void EndLine()
    {
        if (colour is not null)
            writer.Write("\e[0m");
        colour = null;
        writer.Write('\n');
    }

    // Colours of the basic sixteen, so that they follow the user's own theme.
    private static string? Code(Ink ink) =>
        ink switch
        {
            Ink.Strong => "1",
            Ink.Faint => "2",
            Ink.Title => "1;36",
            Ink.Lost => "35",
            Ink.Marked => "33",
            Ink.Struck => "9;33",
            _ => null,
        };

    private static IEnumerable<(List<Piece> Pieces, bool SpaceBefore)> Words(ReadOnlySpan<Piece> pieces)
    {
        var words = new List<(List<Piece>, bool)>();
        List<Piece>? word = null;
        var space = false;
        foreach (var piece in pieces)
        {
            var text = piece.Text.AsSpan();
            while (!text.IsEmpty)
            {
                if (text[0] == ' ')
                {
                    word = null;
                    space = true;
                    text = text[1..];
                    continue;
                }

                var end = text.IndexOf(' ');
                var part = end < 0 ? text : text[..end];
                if (word is null)
                {
                    word = [];
                    words.Add((word, space));
                }

                word.Add(new Piece(part.ToString(), piece.Ink));
                space = false;
                text = text[part.Length..];
            }
        }

        return words;
    }
}
