namespace Stemma.Grouping;

/// <summary>Finds out whether a decision can stand beside those taken before.</summary>
internal sealed class TieCheck
{
    private readonly Dictionary<(string, string), (string, string)> roots = [];
    private readonly HashSet<((string, string) Child, (string, string) Parent)> descents = [];
    private readonly HashSet<((string, string) Child, (string, string) Parent)> rejected = [];
    private readonly List<((string, string) One, (string, string) Other)> apart = [];

    /// <summary>Takes the decision, or says in plain words why it cannot be taken.</summary>
    public string? Take(Decision decision, (string, string) one, (string, string) other)
    {
        if (one == other)
            return "it names the same article twice";
        switch (decision.About, decision.Confirmed)
        {
            case (DecisionAbout.Descent, true):
                if (rejected.Contains((one, other)))
                    return "an earlier decision rejects this descent";
                if (Descends(other, one))
                    return "by earlier decisions the parent descends from the child";
                if (Join(one, other) is { } objection)
                    return objection;
                descents.Add((one, other));
                return null;
            case (DecisionAbout.Descent, false):
                if (descents.Contains((one, other)))
                    return "an earlier decision confirms this descent";
                rejected.Add((one, other));
                return null;
            case (_, true):
                return Join(one, other);
            default:
                if (Root(one) == Root(other))
                    return "by earlier decisions the two are in one story";
                apart.Add((one, other));
                return null;
        }
    }

    private string? Join((string, string) one, (string, string) other)
    {
        var (left, right) = (Root(one), Root(other));
        if (left == right)
            return null;
        foreach (var pair in apart)
        {
            var (first, second) = (Root(pair.One), Root(pair.Other));
            if ((first, second) == (left, right) || (first, second) == (right, left))
                return "by earlier decisions the two are in different stories";
        }

        roots[left] = right;
        return null;
    }

    private (string, string) Root((string, string) article)
    {
        while (roots.TryGetValue(article, out var next))
            article = next;
        return article;
    }

    private bool Descends((string, string) article, (string, string) ancestor)
    {
        var open = new Stack<(string, string)>([article]);
        var seen = new HashSet<(string, string)>();
        while (open.TryPop(out var at))
        {
            if (at == ancestor)
                return true;
            if (!seen.Add(at))
                continue;
            foreach (var descent in descents)
            {
                if (descent.Child == at)
                    open.Push(descent.Parent);
            }
        }

        return false;
    }
}
