namespace Stemma.Apparatus;

/// <summary>Puts statements together that are about one thing.</summary>
internal static class Clusters
{
    /// <summary>
    /// Connected groups under <paramref name="areOne"/>, a symmetric relation: the same whatever the order of
    /// <paramref name="items"/>, which only orders groups and members. Quadratic in their number.
    /// </summary>
    public static List<List<T>> Of<T>(IEnumerable<T> items, Func<T, T, bool> areOne)
    {
        var clusters = new List<List<T>>();
        foreach (var item in items)
        {
            var homes = clusters.FindAll(cluster => cluster.Exists(member => areOne(member, item)));
            if (homes.Count == 0)
            {
                clusters.Add([item]);
                continue;
            }

            // An item may tie together what stood apart before.
            foreach (var other in homes.Skip(1))
            {
                homes[0].AddRange(other);
                clusters.Remove(other);
            }

            homes[0].Add(item);
        }

        return clusters;
    }

    /// <summary>A tie that holds whatever else speaks against it.</summary>
    public const int Unbreakable = Steps + 1;

    /// <summary>Ties that may be left out are from 1 to this.</summary>
    public const int Steps = 100;

    /// <summary>
    /// Groups made of the strongest ties first; a tie that would put together two items that are apart is left out, unless it
    /// is <see cref="Unbreakable"/>. Equal ties are taken in the order of <paramref name="items"/>. Cubic at worst in their number,
    /// because two groups are compared once: groups only grow, so what is apart stays apart.
    /// </summary>
    /// <param name="items">In an order that does not depend on the order of inputs.</param>
    /// <param name="tie">Symmetric; 0 for none.</param>
    /// <param name="areApart">Symmetric.</param>
    public static List<List<T>> OfTied<T>(IReadOnlyList<T> items, Func<T, T, int> tie, Func<T, T, bool> areApart)
        where T : class
    {
        var homes = items.Select(item => new List<T> { item }).ToArray();
        var apart = homes.ToDictionary(home => home, _ => new HashSet<List<T>>());
        var ties =
            from one in Enumerable.Range(0, items.Count)
            from other in Enumerable.Range(one + 1, items.Count - one - 1)
            let strength = tie(items[one], items[other])
            where strength > 0
            orderby strength descending, one, other
            select (One: one, Other: other, Strength: strength);
        foreach (var (one, other, strength) in ties)
        {
            var (home, guest) = (homes[one], homes[other]);
            if (ReferenceEquals(home, guest) || (strength < Unbreakable && AreApart(home, guest)))
                continue;
            home.AddRange(guest);
            foreach (var stranger in apart[guest])
            {
                apart[stranger].Add(home);
                apart[home].Add(stranger);
            }

            for (var index = 0; index < homes.Length; index++)
            {
                if (ReferenceEquals(homes[index], guest))
                    homes[index] = home;
            }
        }

        return [.. homes.Distinct()];

        bool AreApart(List<T> home, List<T> guest)
        {
            if (apart[home].Contains(guest))
                return true;
            if (!home.Exists(member => guest.Exists(rest => areApart(member, rest))))
                return false;
            apart[home].Add(guest);
            apart[guest].Add(home);
            return true;
        }
    }
}
