namespace Accuracy.Spinning;

/// <summary>A way of spinning, by name.</summary>
/// <param name="Name">Stands in the names of measures.</param>
/// <param name="Strengths">Shares of content words replaced, or of places where a rule applies changed.</param>
/// <param name="Spinner">Makes the texts.</param>
internal sealed record Channel(string Name, double[] Strengths, Lazy<ISpinner> Spinner)
{
    private static readonly double[] Usual = [0.1, 0.2, 0.3, 0.5];

    /// <summary>The detector's own thesaurus; nothing it does is news to the detector.</summary>
    public static Channel Own { get; } =
        new("own thesaurus", Usual, new Lazy<ISpinner>(() => new WordSpinner(new DetectorChannel())));

    /// <summary>Set phrases and verbs, by our own table.</summary>
    public static Channel Phrases { get; } =
        new("phrases", Usual, new Lazy<ISpinner>(() => new PhraseSpinner(PhraseSpinner.Read("own/rewordings.txt"))));

    /// <summary>Crude back-translation.</summary>
    public static Channel Translation { get; } =
        new(
            "back-translation",
            Usual,
            new Lazy<ISpinner>(() => new BackTranslation(PhraseSpinner.Read("own/idioms.txt")))
        );

    /// <summary>Edited lightly, by people's habits.</summary>
    public static Channel Edits { get; } =
        new(
            "light edits",
            [0.1, 0.3],
            new Lazy<ISpinner>(() => new LightEdits(PhraseSpinner.Read("own/housestyle.txt")))
        );

    /// <summary>Pairs that spinners are known to have made.</summary>
    public static Channel Screener(string gold) =>
        new(
            "spinners' pairs",
            Usual,
            new Lazy<ISpinner>(() => new WordSpinner(new ScreenerChannel(Path.Combine(gold, "tortured-phrases.json"))))
        );

    /// <summary>What Moby lists and the detector's table left out; for fitting only.</summary>
    public static Channel MobyRest(string folder) =>
        new(
            "rest of Moby",
            Usual,
            new Lazy<ISpinner>(() => new WordSpinner(new MobyRestChannel(Path.Combine(folder, "words.txt"))))
        );

    /// <summary>Another thesaurus, what ours links left out.</summary>
    public static Channel Other(string folder) =>
        new(
            "other thesaurus",
            Usual,
            new Lazy<ISpinner>(() => new WordSpinner(new OtherThesaurusChannel(Path.Combine(folder, "thesaurus.dat"))))
        );
}
