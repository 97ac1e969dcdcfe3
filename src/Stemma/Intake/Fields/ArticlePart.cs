namespace Stemma.Intake.Fields;

/// <summary>What a field of someone else's data can mean. The names are those of the option --map, in lower case.</summary>
public enum ArticlePart
{
    /// <summary>The whole text; plain or HTML.</summary>
    Text,

    /// <summary>Stands in where there is no text.</summary>
    Summary,

    /// <summary>The headline.</summary>
    Title,

    /// <summary>Who wrote it.</summary>
    Byline,

    /// <summary>The outlet.</summary>
    Publisher,

    /// <summary>When it was published.</summary>
    Published,

    /// <summary>When it was last changed.</summary>
    Modified,

    /// <summary>Its address.</summary>
    Url,

    /// <summary>Code or English name of its language.</summary>
    Language,

    /// <summary>Whom it was taken from; becomes a credit.</summary>
    Source,
}
