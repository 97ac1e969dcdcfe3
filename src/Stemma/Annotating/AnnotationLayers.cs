using System.Collections.Immutable;
using NodaTime;
using Stemma.Annotating.Quotations;
using Stemma.Text;

namespace Stemma.Annotating;

/// <summary>Keys of the layers that annotators provide.</summary>
public static class AnnotationLayers
{
    /// <summary>Mentions of people, organisations and places.</summary>
    public static readonly LayerKey<Name> Names = new("names");

    /// <summary>Stretches of speech, direct and indirect; no scare quotes, no titles.</summary>
    public static readonly LayerKey<Quotation> Quotations = new("quotations");

    /// <summary>Reporting clauses outside quotation marks: who says, by which word, what.</summary>
    public static readonly LayerKey<Attribution> Attributions = new("attributions");

    /// <summary>Times resolved against the publication date.</summary>
    public static readonly LayerKey<TimeExpression> Times = new("times");

    /// <summary>Numbers and vague amounts with what they count.</summary>
    public static readonly LayerKey<Quantity> Quantities = new("quantities");

    /// <summary>Sources on whose word something is reported.</summary>
    public static readonly LayerKey<CitedSource> Sources = new("sources");

    /// <summary>Clauses that are said, denied, claimed, planned or conditional rather than plainly asserted.</summary>
    public static readonly LayerKey<Assertion> Assertions = new("assertions");
}

/// <summary>What a name names.</summary>
public enum NameKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>An organisation: body, company, outlet, party, force.</summary>
    Organisation,

    /// <summary>A place: country, region, town, building, water.</summary>
    Place,
}

/// <summary>A mention of a person, organisation or place.</summary>
/// <param name="Span">The name without title or role ("Celia Oduya", "Hariri").</param>
/// <param name="Kind">What it names.</param>
/// <param name="Canonical">The fullest form of the same name in the article ("Oduya" gives "Celia Oduya").</param>
public sealed record Name(TextSpan Span, NameKind Kind, string Canonical) : IAnnotation;

/// <summary>How the words of a quotation are given.</summary>
public enum QuotationKind
{
    /// <summary>A whole utterance between marks.</summary>
    Direct,

    /// <summary>Reported without marks.</summary>
    Indirect,

    /// <summary>Quoted words inside the reporter's sentence ("would “destabilise the region”").</summary>
    Mixed,
}

/// <summary>Who speaks.</summary>
/// <param name="Span">The mention beside the quotation, pronouns included.</param>
/// <param name="Canonical">The person it resolves to, spelled as in the name layer.</param>
public sealed record Speaker(TextSpan Span, string Canonical);

/// <summary>One unbroken stretch of speech.</summary>
/// <param name="Span">The words, without the marks.</param>
/// <param name="Kind">How they are given.</param>
/// <param name="Speaker">Who speaks, or null where the text does not tell.</param>
/// <param name="Cue">The word that introduces it ("said"), or null.</param>
public sealed record Quotation(TextSpan Span, QuotationKind Kind, Speaker? Speaker, TextSpan? Cue) : IAnnotation;

/// <summary>TIMEX3 types.</summary>
public enum TimeType
{
    /// <summary>A calendar time of a day or coarser.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>A recurring time.</summary>
    Set,
}

/// <summary>A time, resolved as far as the text and the publication date allow.</summary>
/// <param name="Span">The expression without a preposition ("Tuesday", "a day earlier").</param>
/// <param name="Type">TIMEX3 type.</param>
/// <param name="Value">TIMEX3 value: "2022-07-19", "2022-06", "1998-W12", "P2D", "PRESENT_REF"; with X where undetermined.</param>
/// <param name="Earliest">First day it can mean; null where open or unresolved.</param>
/// <param name="Latest">Last day it can mean, inclusive; null where open or unresolved.</param>
public sealed record TimeExpression(
    TextSpan Span,
    TimeType Type,
    string Value,
    LocalDate? Earliest = null,
    LocalDate? Latest = null
) : IAnnotation;

/// <summary>What sort of number it is; only like is compared with like.</summary>
public enum QuantityKind
{
    /// <summary>So many of something.</summary>
    Count,

    /// <summary>An amount of money; Unit is the ISO 4217 code or the symbol's currency.</summary>
    Money,

    /// <summary>A percentage; Unit is "%".</summary>
    Percentage,

    /// <summary>A measure; Unit is its name in the singular ("kilometre").</summary>
    Measure,

    /// <summary>A person's age in years; Unit is "year".</summary>
    Age,

    /// <summary>A place in a sequence ("second trip"); never in conflict with another merely by differing.</summary>
    Ordinal,
}

/// <summary>A number or vague amount.</summary>
/// <param name="Span">The words of the amount with its modifiers ("more than 250", "several hundred").</param>
/// <param name="Kind">What sort of number.</param>
/// <param name="Low">Least value, or null where open below. "more than 250" has low 250, high null.</param>
/// <param name="High">Greatest value, or null where open above.</param>
/// <param name="Unit">Unit or currency, or null for plain counts.</param>
/// <param name="Of">Head noun phrase of what is counted ("drones", "foreign fighters"), as written, or null.</param>
/// <param name="OfSpan">Where <paramref name="Of"/> stands, or null.</param>
public sealed record Quantity(
    TextSpan Span,
    QuantityKind Kind,
    decimal? Low,
    decimal? High,
    string? Unit = null,
    string? Of = null,
    TextSpan? OfSpan = null
) : IAnnotation;

/// <summary>What sort of source is cited.</summary>
public enum SourceKind
{
    /// <summary>Newspaper, broadcaster or site.</summary>
    Outlet,

    /// <summary>News agency.</summary>
    Agency,

    /// <summary>A named person.</summary>
    Person,

    /// <summary>An institution or its officials ("the Kremlin", "police").</summary>
    Official,

    /// <summary>A report, statement, filing, study.</summary>
    Document,

    /// <summary>Sources without a name ("reports", "a person familiar with the matter").</summary>
    Unnamed,
}

/// <summary>A source on whose word something is reported.</summary>
/// <param name="Span">The mention of the source.</param>
/// <param name="Name">Canonical name ("Reuters", "Celia Oduya"); for unnamed ones the words used.</param>
/// <param name="Kind">What sort of source.</param>
/// <param name="Supports">The stretches of text that rest on it, in text order.</param>
public sealed record CitedSource(TextSpan Span, string Name, SourceKind Kind, ImmutableArray<TextSpan> Supports)
    : IAnnotation;

/// <summary>How a clause is put forward.</summary>
public enum AssertionStatus
{
    /// <summary>Somebody says it, without the reporter's taking a stand.</summary>
    Said,

    /// <summary>Somebody denies it.</summary>
    Denied,

    /// <summary>Somebody claims or alleges it.</summary>
    Claimed,

    /// <summary>It is to come.</summary>
    Planned,

    /// <summary>It depends on something.</summary>
    Conditional,
}

/// <summary>A clause that the article does not plainly assert itself.</summary>
/// <param name="Span">The clause.</param>
/// <param name="Status">How it is put forward.</param>
/// <param name="Cue">The word that says so ("denied").</param>
/// <param name="By">Who says, claims or denies it, as written, or null.</param>
public sealed record Assertion(TextSpan Span, AssertionStatus Status, TextSpan Cue, string? By) : IAnnotation;
