using Stemma.Lexicon;

namespace LexiconBuilder;

/// <summary>Writes linked expressions in the layout that <see cref="Thesaurus"/> reads.</summary>
internal static class ThesaurusFile
{
    public static (int Expressions, int Links, long Size) Save(LinkedExpressions linked, string path)
    {
        var expressions = linked
            .Links.Keys.Union(linked.Names, StringComparer.Ordinal)
            .Select(text =>
                (Text: text, Words: text.Split(' ').Select(word => (ushort)linked.WordNumber[word]).ToArray())
            )
            .OrderBy(item => item.Words.Max())
            .ThenBy(item => item.Text, StringComparer.Ordinal)
            .ToArray();
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in expressions)
            number[item.Text] = number.Count;

        var wordStarts = new List<int> { 0 };
        var words = new List<ushort>();
        var linkStarts = new List<int> { 0 };
        var links = new List<byte>();
        var count = 0;
        foreach (var item in expressions)
        {
            words.AddRange(item.Words);
            wordStarts.Add(words.Count);
            if (linked.Links.TryGetValue(item.Text, out var targets))
            {
                count += targets.Count;
                var previous = -1;
                foreach (var (target, strength) in targets.Select(t => (number[t.Key], t.Value)).OrderBy(t => t.Item1))
                {
                    AddVariable(links, ((target - previous - 1) << 2) | (int)strength);
                    previous = target;
                }
            }

            linkStarts.Add(links.Count);
        }

        var writer = new TableWriter();
        writer.Add<int>([.. wordStarts]);
        writer.Add<ushort>([.. words]);
        writer.Add<int>(Thesaurus.BuildSlots([.. expressions.Select(item => item.Words)]));
        writer.Add<int>([.. linkStarts]);
        writer.Add<byte>([.. links]);
        writer.Add<int>([.. linked.Names.Select(name => number[name]).Order()]);
        return (expressions.Length, count, writer.Save(path));
    }

    /// <summary>Seven bits a byte, low first; the high bit says that more follow.</summary>
    private static void AddVariable(List<byte> bytes, int value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
    }
}
