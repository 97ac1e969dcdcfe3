namespace Stemma.Text;

/// <summary>Keys of the layers that every article has once read: tokens and sentences, boilerplate and credits.</summary>
public static class TextLayers
{
    /// <summary>Tokens in text order, not overlapping. Boilerplate has tokens too.</summary>
    public static readonly LayerKey<Token> Tokens = new("tokens");

    /// <summary>Sentences in text order, not overlapping; a paragraph or block edge always ends one.</summary>
    public static readonly LayerKey<Sentence> Sentences = new("sentences");

    /// <summary>Stretches that are not reporting; they take no part in collation.</summary>
    public static readonly LayerKey<Boilerplate> Boilerplate = new("boilerplate");

    /// <summary>Printed credits; they take no part in collation but name ancestors.</summary>
    public static readonly LayerKey<Credit> Credits = new("credits");
}

/// <summary>Why a stretch is not reporting.</summary>
public enum BoilerplateKind
{
    /// <summary>A printed publication date or time.</summary>
    Datestamp,

    /// <summary>A line that only credits a source.</summary>
    Credit,

    /// <summary>Links to or headlines of other articles.</summary>
    Related,

    /// <summary>Words under or about a picture.</summary>
    Caption,

    /// <summary>A headline or subheading standing among the paragraphs.</summary>
    Heading,

    /// <summary>Newsletter boxes, cookie notes, calls to subscribe, comment prompts.</summary>
    Other,
}

/// <summary>A stretch that is not reporting: marked, never cut.</summary>
public sealed record Boilerplate(TextSpan Span, BoilerplateKind Kind) : IAnnotation;

/// <summary>What a credit credits.</summary>
public enum CreditKind
{
    /// <summary>A news agency or wire.</summary>
    Agency,

    /// <summary>Another outlet.</summary>
    Outlet,

    /// <summary>The source of a picture.</summary>
    Image,

    /// <summary>An account on a social network.</summary>
    Handle,
}

/// <summary>A printed credit ("(Image: AP)", "With Post wires").</summary>
/// <param name="Span">The whole credit line.</param>
/// <param name="Name">Who is credited, spelled out where the abbreviation is in the gazetteer ("Associated Press").</param>
/// <param name="Kind">What is credited to them.</param>
public sealed record Credit(TextSpan Span, string Name, CreditKind Kind) : IAnnotation;
