using System.Globalization;

namespace LexiconBuilder;

/// <summary>The synonym sets of WordNet: expressions that share one meaning.</summary>
/// <remarks>A line of data.POS: offset, file, type, count in hexadecimal, then word and lexical id in turns (wndb(5WN)).</remarks>
internal static class WordNetSynsets
{
    /// <summary>The members of each set, lower case, blanks for underscores, adjective markers such as "(p)" dropped.</summary>
    public static IEnumerable<Synset> Read(string folder)
    {
        foreach (var kind in new[] { "noun", "verb", "adj", "adv" })
        {
            foreach (var line in File.ReadLines(Path.Combine(folder, "data." + kind)))
            {
                if (line.StartsWith(' '))
                    continue;
                var fields = line.Split(' ');
                var count = int.Parse(fields[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                var members = new Member[count];
                for (var index = 0; index < count; index++)
                {
                    var written = fields[4 + (index * 2)].Split('(')[0].Replace('_', ' ');
                    members[index] = new Member(written.ToLowerInvariant(), char.IsUpper(written[0]));
                }

                yield return new Synset(members);
            }
        }
    }
}

/// <summary>Expressions that share one meaning.</summary>
internal sealed record Synset(Member[] Members);

/// <summary>One expression of a set.</summary>
/// <param name="Expression">Lower case.</param>
/// <param name="IsName">Written with a capital: the name of one thing.</param>
internal readonly record struct Member(string Expression, bool IsName);
