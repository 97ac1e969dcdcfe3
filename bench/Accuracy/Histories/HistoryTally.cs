namespace Accuracy.Histories;

/// <summary>Adds up how one method does over histories.</summary>
internal sealed class HistoryTally
{
    private int edges;
    private int found;
    private int right;
    private double signs;
    private int signed;
    private int exact;
    private int within;
    private double width;
    private int histories;

    /// <summary>Histories counted.</summary>
    public int Histories => histories;

    /// <summary>F1 of edges over all histories together.</summary>
    public double ParentF1 => edges + found == 0 ? 1 : 2.0 * right / (edges + found);

    /// <summary>Mean over histories.</summary>
    public double Signs => signed == 0 ? double.NaN : signs / signed;

    /// <summary>Share of histories whose origins are counted right.</summary>
    public double Exact => (double)exact / Math.Max(1, histories);

    /// <summary>Share whose true count lies in the range.</summary>
    public double Within => (double)within / Math.Max(1, histories);

    /// <summary>Mean of high less low.</summary>
    public double Width => width / Math.Max(1, histories);

    /// <summary>Counts one history.</summary>
    public void Add(HistoryRun run, Answer answer)
    {
        lock (this)
        {
            histories++;
            edges += run.Truth.Edges.Count;
            found += answer.Pedigree.Edges.Count;
            right += answer.Right.Count(edge => edge is not null);
            if (!double.IsNaN(answer.Signs))
            {
                signs += answer.Signs;
                signed++;
            }

            var origins = run.Truth.Origins;
            exact += answer.Origins == origins ? 1 : 0;
            within += answer.Low <= origins && origins <= answer.High ? 1 : 0;
            width += answer.High - answer.Low;
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant(
            $"F1 {ParentF1:F3} (P {(double)right / Math.Max(1, found):F3} R {(double)right / Math.Max(1, edges):F3})  sign {Signs:F3}  exact {Exact:F3}  within {Within:F3}  width {Width:F2}  n {histories}"
        );
}
