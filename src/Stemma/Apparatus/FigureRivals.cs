namespace Stemma.Apparatus;

/// <summary>Holds a pair of figures against the other pairs that either could be in: of two figures one answers a third best.</summary>
/// <param name="figures">All of one unit, of all accounts.</param>
internal sealed class FigureRivals(Settings settings, Figure[] figures)
{
    private readonly record struct Best(double First, int Of, double Second);

    private readonly ILookup<string, (Figure Figure, int Index)> byAccount = figures
        .Select((figure, index) => (figure, index))
        .ToLookup(entry => entry.figure.Place.Siglum, StringComparer.Ordinal);

    private readonly Dictionary<(int Setting, string Siglum), Best> bests = [];

    /// <summary>By how much the words around the two are more alike than those of the best other pair that one of them could be in; 1 without another.</summary>
    public double Margin(Figure one, Figure other)
    {
        var rival = Math.Max(Rival(one, other), Rival(other, one));
        return rival < 0 ? 1 : Alike(one.Setting, other.Setting) - rival;
    }

    private double Alike(Setting one, Setting other) =>
        (settings.Likeness(one, other) + settings.LikenessOfSentences(one, other)) / 2;

    private double Rival(Figure one, Figure other)
    {
        var key = (one.Setting.Number, other.Place.Siglum);
        if (!bests.TryGetValue(key, out var best))
        {
            best = new Best(-1, -1, -1);
            foreach (var (figure, index) in byAccount[other.Place.Siglum])
            {
                var alike = Alike(one.Setting, figure.Setting);
                best =
                    alike > best.First ? new Best(alike, index, best.First)
                    : alike > best.Second ? best with { Second = alike }
                    : best;
            }

            bests[key] = best;
        }

        return ReferenceEquals(figures[best.Of], other) ? best.Second : best.First;
    }
}
