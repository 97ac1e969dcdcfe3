using System.Collections.Immutable;
using Stemma.Collating;
using Stemma.Text;

namespace Stemma.Lineage;

/// <summary>A stretch that two witnesses share, seen from one to the other.</summary>
/// <param name="From">Stretch of the one.</param>
/// <param name="To">Stretch of the other.</param>
/// <param name="Bits">Wording in it that independent accounts would not share; the same both ways.</param>
/// <param name="Stretch">The stretch as it was collated.</param>
internal readonly record struct SharedPassage(TextSpan From, TextSpan To, double Bits, AlignedStretch Stretch);

/// <summary>What every pair of witnesses shares, weighed.</summary>
internal sealed class SharedPassages
{
    /// <summary>Bits that one token of verbatim shared wording is worth: far below its entropy, as neighbours are not independent.</summary>
    private const double BitsPerToken = 1;

    /// <summary>Worth of a shared word of speech beside one of the reporter's own: two reporters in one room print the same ones.</summary>
    private const double Speech = 0.1;

    private readonly Dictionary<(int From, int To), ImmutableArray<SharedPassage>> passages = [];

    public SharedPassages(Collation collation)
    {
        var witnesses = collation.Story.Witnesses;
        var all = witnesses.Select(witness => new LexicalIndex(witness.Article)).ToArray();
        var own = witnesses.Select(witness => LexicalIndex.OutsideSpeech(witness.Article)).ToArray();
        var index = witnesses
            .Select((witness, at) => (witness.Siglum, at))
            .ToDictionary(entry => entry.Siglum, entry => entry.at);
        foreach (var pair in collation.Pairs)
        {
            var (left, right) = (index[pair.Left], index[pair.Right]);
            var shared = pair
                .Stretches.Select(stretch => new SharedPassage(stretch.Left, stretch.Right, Bits(stretch), stretch))
                .ToImmutableArray();
            passages[(left, right)] = shared;
            passages[(right, left)] =
            [
                .. shared.Select(passage => passage with { From = passage.To, To = passage.From }),
            ];

            double Bits(AlignedStretch stretch)
            {
                // The shorter side bounds what can have been taken; both directions explain the same.
                var shorter = Math.Min(all[left].Count(stretch.Left), all[right].Count(stretch.Right));
                var reported = Math.Min(own[left].Count(stretch.Left), own[right].Count(stretch.Right));
                return Quality(stretch) * (reported + (Speech * Math.Max(0, shorter - reported))) * BitsPerToken;
            }
        }
    }

    /// <summary>What two witnesses share, by index; empty where nothing.</summary>
    public ImmutableArray<SharedPassage> Between(int from, int to) => passages.GetValueOrDefault((from, to), []);

    /// <summary>Bits of what two witnesses share.</summary>
    public double Bits(int one, int other) => Between(one, other).Sum(passage => passage.Bits);

    /// <summary>What <paramref name="to"/> shares with <paramref name="from"/> outside the stretches <paramref name="covered"/> of <paramref name="to"/>.</summary>
    public List<SharedPassage> Outside(int from, int to, IReadOnlyCollection<TextSpan> covered) =>
        [
            .. Between(from, to)
                .Where(passage =>
                    passage.Stretch.Relation != PassageRelation.Quoted
                    && !covered.Any(span => span.Overlaps(passage.To))
                ),
        ];

    /// <summary>Share of a stretch's wording that would be improbable in an independent account, 0 to 1.</summary>
    private static double Quality(AlignedStretch stretch) =>
        stretch.Relation switch
        {
            PassageRelation.Verbatim => 1,
            PassageRelation.Quoted => Speech,
            _ => stretch.Score * Math.Max(stretch.Kept, 0.3),
        };
}
