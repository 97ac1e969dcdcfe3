using System.Globalization;
using System.Numerics;
using Stemma.Annotating.Tokens;
using Stemma.Lexicon;

namespace TaggerTrainer;

/// <summary>Packs the exported lists (gazetteer/export.cjs) and the library's own word tables into gazetteer.bin.</summary>
internal static class GazetteerBuilding
{
    // A town of 2^7 thousand people or more counts as a city.
    private const int City = 7;

    // Longest place in words; longer ones ("… and the South Sandwich Islands") do not occur in news.
    private const int LongestPlace = 5;

    public static void Run(string list, string clusters, string output)
    {
        var names = new Dictionary<uint, WordSense>();
        var words = new Dictionary<uint, WordSense>();
        foreach (var row in File.ReadLines(list).Select(line => line.Split('\t')))
        {
            var strength = int.Parse(row[2], CultureInfo.InvariantCulture);
            switch (row[0])
            {
                case "town":
                    Place(names, row[1], strength >= City ? WordSense.City : WordSense.Town);
                    break;
                case "country":
                    Place(names, row[1], WordSense.Place);
                    break;
                case "given":
                    Name(names, row[1], strength > 1 ? WordSense.Given | WordSense.CommonGiven : WordSense.Given);
                    break;
                case "surname":
                    Name(names, row[1], strength > 1 ? WordSense.Surname | WordSense.CommonSurname : WordSense.Surname);
                    break;
                case "human":
                    Name(names, row[1], WordSense.Human);
                    break;
                case "demonym":
                    Add(words, row[1].ToLowerInvariant(), WordSense.Demonym);
                    Add(words, row[1].ToLowerInvariant() + "s", WordSense.Demonym);
                    break;
                case "noun":
                    Add(words, row[1], WordSense.Noun);
                    break;
                case "verb":
                    Add(words, row[1], WordSense.Verb);
                    break;
                case "adj":
                    Add(words, row[1], WordSense.Adjective);
                    break;
                case "adv":
                    Add(words, row[1], WordSense.Adverb);
                    break;
                default:
                    throw new InvalidDataException($"Unknown kind '{row[0]}' in {list}.");
            }
        }

        foreach (var row in Resources.Rows("places.tsv"))
        {
            foreach (var form in row.SelectMany(cell => cell.Split(';', StringSplitOptions.RemoveEmptyEntries)))
                Place(names, form, WordSense.Place);
        }

        foreach (var row in Resources.Rows("bodies.tsv"))
        {
            foreach (var form in row.SelectMany(cell => cell.Split(';', StringSplitOptions.RemoveEmptyEntries)))
                Place(names, form, WordSense.KnownBody);
        }

        foreach (var row in Resources.Rows("name-words.tsv"))
            Add(words, row[0], Enum.Parse<WordSense>(row[1], ignoreCase: true));
        var classes = Classes(clusters, out var coarser);
        var entries = names
            .Select(entry => (Gazetteer.NameKey(entry.Key), Labels(entry.Value)))
            .Concat(
                words
                    .Keys.Union(classes.Keys)
                    .Select(key =>
                        (
                            Gazetteer.WordKey(key),
                            (List<(byte, byte)>)
                                [.. Labels(words.GetValueOrDefault(key)), .. classes.GetValueOrDefault(key, [])]
                        )
                    )
            );
        TableWriter.Write(output, [.. TableWriter.Model(entries), coarser]);
        Console.WriteLine($"{names.Count} names, {words.Count} words, {new FileInfo(output).Length} bytes");
    }

    /// <summary>The class of each word, and for each class the two coarser ones it is part of.</summary>
    private static Dictionary<uint, List<(byte, byte)>> Classes(string clusters, out byte[] coarser)
    {
        var classes = new Dictionary<uint, List<(byte, byte)>>();
        coarser = new byte[ClusterBuilding.Classes * 2];
        foreach (var row in File.ReadLines(clusters).Select(line => line.Split('\t')))
        {
            var fine = int.Parse(row[1], CultureInfo.InvariantCulture);
            coarser[fine * 2] = byte.Parse(row[2], CultureInfo.InvariantCulture);
            coarser[(fine * 2) + 1] = byte.Parse(row[3], CultureInfo.InvariantCulture);
            // Our tokens never hold a possessive ending.
            if (!row[0].Contains('\''))
                classes[FeatureHash.Of(row[0])] = [((byte)(Gazetteer.ClassLabel + (fine >> 8)), (byte)fine)];
        }

        return classes;
    }

    private static void Place(Dictionary<uint, WordSense> names, string name, WordSense sense)
    {
        foreach (var form in new[] { name, Nfkc.WithoutMarks(name) }.Distinct())
        {
            var tokens = TokenAnnotator.Tokenize(form).Select(token => token.Normal).ToList();
            if (tokens.Count == 0 || tokens.Count > LongestPlace)
                continue;
            Add(names, string.Join(' ', tokens), sense);
            if (tokens.Count > 1)
                Add(names, tokens[0], WordSense.PlacePrefix);
        }
    }

    private static void Name(Dictionary<uint, WordSense> names, string name, WordSense sense) =>
        Add(names, name.ToLowerInvariant(), sense);

    private static void Add(Dictionary<uint, WordSense> table, string form, WordSense sense)
    {
        var key = FeatureHash.Of(form);
        table[key] = table.GetValueOrDefault(key) | sense;
    }

    private static List<(byte Label, byte Weight)> Labels(WordSense senses)
    {
        var labels = new List<(byte, byte)>();
        for (var rest = (uint)senses; rest != 0; rest &= rest - 1)
            labels.Add(((byte)BitOperations.TrailingZeroCount(rest), 1));
        return labels;
    }
}
