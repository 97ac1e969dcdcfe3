namespace Stemma.Apparatus;

/// <summary>Holds a pair of statements against the other pairs that either could be in: of two figures one answers a third best.</summary>
/// <param name="settings">Of the story.</param>
/// <param name="statements">All of one kind, of all accounts, each with its siglum.</param>
internal sealed class Rivals(Settings settings, IEnumerable<(string Siglum, Setting Setting)> statements)
{
    private readonly record struct Best(double First, Setting? Of, double Second);

    private readonly ILookup<string, Setting> byAccount = statements.ToLookup(
        entry => entry.Siglum,
        entry => entry.Setting,
        StringComparer.Ordinal
    );

    private readonly Dictionary<(int Setting, string Siglum), Best> bests = [];

    /// <summary>
    /// By how much the words around the two are more alike than those of the best other pair that one of them could be in, from
    /// -1 to 1; 1 without another.
    /// </summary>
    public double Margin(string siglum, Setting one, string otherSiglum, Setting other)
    {
        var rival = Math.Max(Rival(one, otherSiglum, other), Rival(other, siglum, one));
        return rival < 0 ? 1 : Alike(one, other) - rival;
    }

    private double Alike(Setting one, Setting other) =>
        (settings.Likeness(one, other) + settings.LikenessOfSentences(one, other)) / 2;

    private double Rival(Setting one, string siglum, Setting other)
    {
        var key = (one.Number, siglum);
        if (!bests.TryGetValue(key, out var best))
        {
            best = new Best(-1, null, -1);
            foreach (var setting in byAccount[siglum])
            {
                var alike = Alike(one, setting);
                best =
                    alike > best.First ? new Best(alike, setting, best.First)
                    : alike > best.Second ? best with { Second = alike }
                    : best;
            }

            bests[key] = best;
        }

        return ReferenceEquals(best.Of, other) ? best.Second : best.First;
    }
}
