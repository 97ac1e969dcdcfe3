namespace Stemma.Grouping;

/// <summary>Measures what two articles have in common, term by term.</summary>
internal sealed class Common
{
    /// <summary>
    /// Rarity that figures must have together in each of two articles before it says something that none is shared: about two
    /// numbers of two digits or one of four.
    /// </summary>
    private const double FiguresToExpect = 3;

    private readonly Side left;
    private readonly Side right;
    private double product;
    private double names;
    private double leads;
    private int days;
    private int months;
    private int unknown;
    private double figures;

    private Common(Side left, Side right)
    {
        this.left = left;
        this.right = right;
    }

    /// <summary>One of the two articles, with sums over its terms.</summary>
    private sealed class Side
    {
        public Side(Profile profile, float[] weights)
        {
            Profile = profile;
            Weights = weights;
            for (var index = 0; index < weights.Length; index++)
            {
                if (weights[index] <= 0)
                    continue;
                var square = (double)weights[index] * weights[index];
                All += square;
                var isName = profile.Terms[index].IsName;
                if (isName)
                    Names += square;
                if (profile.IsLead[index])
                {
                    Lead += square;
                    if (isName)
                        LeadNames += square;
                }

                switch (profile.States[index])
                {
                    case Stated.Day:
                        Days++;
                        break;
                    case Stated.Month:
                        Months++;
                        break;
                    case Stated.Figure:
                        Figures += profile.Rarities[index];
                        break;
                }
            }
        }

        public Profile Profile { get; }
        public float[] Weights { get; }
        public double All { get; }
        public double Names { get; }
        public double Lead { get; }
        public double LeadNames { get; }
        public int Days { get; }
        public int Months { get; }
        public double Figures { get; }
        public double SharedNames { get; private set; }
        public double SharedLeadNames { get; private set; }

        public void Share(int term)
        {
            if (!Profile.Terms[term].IsName)
                return;
            var square = (double)Weights[term] * Weights[term];
            SharedNames += square;
            if (Profile.IsLead[term])
                SharedLeadNames += square;
        }

        public double NameShare => Ratio(SharedNames, Names);
        public double LeadNameShare => Ratio(SharedLeadNames, LeadNames);
    }

    /// <summary>What the two have in common where their terms weigh so much.</summary>
    /// <param name="left">One.</param>
    /// <param name="leftWeights">Weights of its terms; 0 for those that do not count.</param>
    /// <param name="right">The other.</param>
    /// <param name="rightWeights">Weights of its terms.</param>
    /// <param name="daysApart">Days between publications, or null.</param>
    public static Evidence Measure(
        Profile left,
        float[] leftWeights,
        Profile right,
        float[] rightWeights,
        int? daysApart
    )
    {
        var common = new Common(new Side(left, leftWeights), new Side(right, rightWeights));
        common.Walk();
        return common.Found(daysApart);
    }

    private void Walk()
    {
        var (leftKeys, rightKeys) = (left.Profile.Keys, right.Profile.Keys);
        int one = 0,
            other = 0;
        while (one < leftKeys.Length && other < rightKeys.Length)
        {
            if (leftKeys[one] < rightKeys[other])
            {
                one++;
            }
            else if (leftKeys[one] > rightKeys[other])
            {
                other++;
            }
            else
            {
                var part = (double)left.Weights[one] * right.Weights[other];
                if (part > 0)
                    Share(one, other, part);
                one++;
                other++;
            }
        }
    }

    private void Share(int one, int other, double part)
    {
        product += part;
        left.Share(one);
        right.Share(other);
        if (left.Profile.Terms[one].IsName && right.Profile.Terms[other].IsName)
        {
            names += part;
            if (TermWeights.IsUnknown(left.Profile.Rarities[one]))
                unknown++;
        }

        if (left.Profile.IsLead[one] && right.Profile.IsLead[other])
            leads += part;
        switch (left.Profile.States[one])
        {
            case Stated.Day when right.Profile.States[other] == Stated.Day:
                days++;
                break;
            case Stated.Month when right.Profile.States[other] == Stated.Month:
                months++;
                break;
            case Stated.Figure when right.Profile.States[other] == Stated.Figure:
                figures += left.Profile.Rarities[one];
                break;
        }
    }

    private Evidence Found(int? daysApart)
    {
        var leastFigures = Math.Min(left.Figures, right.Figures);
        return new Evidence
        {
            Terms = Cosine(product, left.All, right.All),
            Names = Cosine(names, left.Names, right.Names),
            Words = Cosine(product - names, left.All - left.Names, right.All - right.Names),
            Leads = Cosine(leads, left.Lead, right.Lead),
            LeadNames = Math.Max(left.LeadNameShare, right.LeadNameShare),
            NameShare = Math.Min(left.NameShare, right.NameShare),
            NamePairs = NamePair.Shared(left.Profile, left.Weights, right.Profile, right.Weights),
            Days = Agreement(left.Days, right.Days, days),
            Months = Agreement(left.Months, right.Months, months),
            Figures = Ratio(figures, leastFigures),
            FiguresDiffer = leastFigures > FiguresToExpect && figures <= 0,
            UnknownNames = unknown,
            DaysApart = daysApart,
        };
    }

    private static int Agreement(int left, int right, int shared) =>
        shared > 0 ? 1
        : left > 0 && right > 0 ? -1
        : 0;

    private static double Ratio(double part, double whole) => whole > 0 ? Math.Min(1, part / whole) : 0;

    private static double Cosine(double product, double left, double right) =>
        left > 0 && right > 0 ? Math.Clamp(product / Math.Sqrt(left * right), 0, 1) : 0;
}
