namespace Stemma.Grouping;

/// <summary>What people decided about joins, as the clustering needs it: by number of text.</summary>
internal sealed class Ties
{
    private readonly List<(Decision Decision, int One, int Other)> together = [];
    private readonly List<(int One, int Other)> apart = [];
    private readonly List<(int One, int Other)> textsApart = [];
    private readonly List<(Decision Decision, int One, int Other)> textsTogether = [];
    private readonly List<List<Profile>> accounts;

    /// <param name="accounts">Each the versions of one account.</param>
    /// <param name="decisions">What was decided about their articles.</param>
    public Ties(List<List<Profile>> accounts, Decisions decisions)
    {
        this.accounts = accounts;
        var (confirmed, rejected) = decisions.Joins();
        if (confirmed.Count == 0 && rejected.Count == 0)
            return;
        var numbers = new Dictionary<(string, string), int>();
        for (var account = 0; account < accounts.Count; account++)
            foreach (var version in accounts[account])
                numbers.TryAdd(Decisions.KeyOf(version.Article), account);
        foreach (var (decision, one, other) in confirmed)
            together.Add((decision, numbers[Decisions.KeyOf(one)], numbers[Decisions.KeyOf(other)]));
        foreach (var (one, other) in rejected)
            apart.Add((numbers[Decisions.KeyOf(one)], numbers[Decisions.KeyOf(other)]));
    }

    /// <summary>Pairs of texts that must be together.</summary>
    public IEnumerable<(int Left, int Right)> Together => textsTogether.Select(tie => (tie.One, tie.Other));

    /// <summary>The accounts of one wording, those that must not be with another each by itself.</summary>
    public IEnumerable<int[]> Parted(IEnumerable<int> sameWords)
    {
        var alone = sameWords.ToLookup(IsKeptApart);
        if (alone[false].ToArray() is { Length: > 0 } rest)
            yield return rest;
        foreach (var account in alone[true])
            yield return [account];
    }

    /// <summary>True where the account must not be with some other.</summary>
    public bool IsKeptApart(int account) => apart.Exists(pair => pair.One == account || pair.Other == account);

    /// <summary>Learns which accounts each text stands for.</summary>
    public void Number(int[][] texts)
    {
        if (together.Count == 0 && apart.Count == 0)
            return;
        var textOf = new int[accounts.Count];
        for (var text = 0; text < texts.Length; text++)
            foreach (var account in texts[text])
                textOf[account] = text;
        foreach (var (decision, one, other) in together)
            textsTogether.Add((decision, textOf[one], textOf[other]));
        foreach (var (one, other) in apart)
            textsApart.Add((textOf[one], textOf[other]));
    }

    /// <summary>True where some text of the one group must not be with some text of the other.</summary>
    public bool Part(List<int> group, List<int> other) =>
        textsApart.Count > 0
        && textsApart.Exists(pair =>
            (group.Contains(pair.One) && other.Contains(pair.Other))
            || (group.Contains(pair.Other) && other.Contains(pair.One))
        );

    /// <summary>True where some text of the one side must stay with some text of the other.</summary>
    public bool Bind(List<int> left, List<int> right) =>
        textsTogether.Exists(tie =>
            (left.Contains(tie.One) && right.Contains(tie.Other))
            || (left.Contains(tie.Other) && right.Contains(tie.One))
        );

    /// <summary>The joins that were confirmed of which the text stands first.</summary>
    public IEnumerable<Join> Joins(int text)
    {
        for (var index = 0; index < textsTogether.Count; index++)
        {
            var (decision, one, _) = textsTogether[index];
            if (one != text)
                continue;
            string[] paths = [Path(together[index].One), Path(together[index].Other)];
            Array.Sort(paths, StringComparer.Ordinal);
            yield return new Join(paths[0], paths[1], 1, decision.Words);
        }
    }

    private string Path(int account) => accounts[account][^1].Article.Path;
}
