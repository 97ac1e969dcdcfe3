using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Accuracy.Histories;

/// <summary>
/// Notre Besoin: thirteen copies by hand of a French text, with the tree they were copied along (Baret, Macé and Robinson
/// 2004), as the Stemmatology project keeps it. Not ours to pass on.
/// </summary>
internal sealed partial class Besoin
{
    /// <param name="folder">Folder of besoin.xml, a graph of words with the witnesses that have them, and besoin.dot, the tree.</param>
    /// <param name="without">Sigla of copies that are set aside: in the tree they stand as lost.</param>
    public Besoin(string folder, params string[] without)
    {
        var (texts, readings) = Read(Path.Combine(folder, "besoin.xml"));
        var kept = texts
            .Keys.Select((siglum, at) => (siglum, at))
            .Where(copy => !without.Contains(copy.siglum))
            .ToList();
        readings = Array.ConvertAll(readings, place => kept.ConvertAll(copy => place[copy.at]).ToArray());
        foreach (var siglum in without)
            texts.Remove(siglum);
        Sigla = [.. texts.Keys];
        Texts = [.. texts.Values];
        Readings = readings;
        var edges = Arrow()
            .Matches(File.ReadAllText(Path.Combine(folder, "besoin.dot")))
            .Select(match => (From: match.Groups["from"].Value, To: match.Groups["to"].Value))
            .ToArray();
        var names = Sigla
            .Concat(edges.SelectMany(edge => new[] { edge.From, edge.To }))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Truth = new Pedigree(
            Sigla.Length,
            names.Count,
            [.. edges.Select(edge => (names.IndexOf(edge.From), names.IndexOf(edge.To)))]
        );
    }

    /// <summary>Sigla in ordinal order.</summary>
    public string[] Sigla { get; }

    /// <summary>Texts in that order: a line for each stretch that begins with a capital, as the graph keeps no full stops.</summary>
    public string[] Texts { get; }

    /// <summary>
    /// As its editors collated them: by places in order, for each witness its reading, "" where it leaves the place out and null
    /// where the copy itself is lost or ends.
    /// </summary>
    public string?[][] Readings { get; }

    /// <summary>The true tree with its lost copy; witnesses in order of sigla.</summary>
    public Pedigree Truth { get; }

    /// <summary>Hexadecimal sha256 of the two files together.</summary>
    public static string Digest(string folder) =>
        Convert.ToHexStringLower(
            SHA256.HashData([
                .. File.ReadAllBytes(Path.Combine(folder, "besoin.xml")),
                .. File.ReadAllBytes(Path.Combine(folder, "besoin.dot")),
            ])
        );

    private static (SortedDictionary<string, string> Texts, string?[][] Readings) Read(string path)
    {
        var root = XDocument.Load(path).Root!;
        var ns = root.Name.Namespace;
        var names = root.Elements(ns + "key").ToDictionary(key => Of(key, "id"), key => Of(key, "attr.name"));
        var graph = root.Elements(ns + "graph").First();
        var words = graph.Elements(ns + "node").ToDictionary(node => Of(node, "id"), Values);
        var ways = new SortedDictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var edge in graph.Elements(ns + "edge"))
        {
            if (!Values(edge).TryGetValue("witness", out var witness))
                continue;
            if (!ways.TryGetValue(witness, out var way))
                ways[witness] = way = [];
            way[Of(edge, "source")] = Of(edge, "target");
        }

        var start = words.First(node => node.Value.ContainsKey("is_start")).Key;
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var ranks = words.Values.Select(Rank).Distinct().Order().ToArray();
        var readings = Array.ConvertAll(ranks, _ => new string?[ways.Count]);
        foreach (var (witness, way) in ways)
        {
            var text = new StringBuilder();
            foreach (var place in readings)
                place[texts.Count] = "";
            for (var at = way[start]; !words[at].ContainsKey("is_end"); at = way[at])
            {
                // What is missing is no reading: the text goes on, or ends, without it.
                if (words[at].ContainsKey("is_lacuna"))
                {
                    for (var place = 0; place < ranks.Length; place++)
                    {
                        if (ranks[place] >= Rank(words[at]) && ranks[place] < Rank(words[way[at]]))
                            readings[place][texts.Count] = null;
                    }

                    continue;
                }

                readings[Array.IndexOf(ranks, Rank(words[at]))][texts.Count] = words[at]["text"];
                var word = words[at]["text"];
                if (text.Length > 0)
                    text.Append(char.IsUpper(word[0]) ? '\n' : ' ');
                text.Append(word);
            }

            texts[witness] = text.ToString();
        }

        return (texts, readings);

        int Rank(Dictionary<string, string> word) => int.Parse(word["rank"], CultureInfo.InvariantCulture);

        Dictionary<string, string> Values(XElement element) =>
            element.Elements(ns + "data").ToDictionary(item => names[Of(item, "key")], item => item.Value);
    }

    private static string Of(XElement element, string attribute) => (string)element.Attribute(attribute)!;

    [GeneratedRegex(@"(?<from>\w+)\s*->\s*(?<to>\w+)", RegexOptions.None, 60_000)]
    private static partial Regex Arrow();
}
