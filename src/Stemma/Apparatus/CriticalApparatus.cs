using System.Collections.Immutable;
using NodaTime;
using Stemma.Grouping;
using Stemma.Lineage;

namespace Stemma.Apparatus;

/// <summary>How a wording of a quotation stands to the best one.</summary>
public enum WordingStatus
{
    /// <summary>The fullest wording that no evidence marks as changed.</summary>
    Best,

    /// <summary>Words substituted or speech re-attributed.</summary>
    Altered,

    /// <summary>Words left out at an end or inside.</summary>
    Truncated,

    /// <summary>Two utterances run together as one.</summary>
    Merged,
}

/// <summary>One wording of a quotation.</summary>
/// <param name="Text">The words as the first witness prints them.</param>
/// <param name="Status">How it stands to the best wording.</param>
/// <param name="Witnesses">Who words it so and where, in siglum order.</param>
public sealed record Wording(string Text, WordingStatus Status, ImmutableArray<WitnessSpan> Witnesses);

/// <summary>One utterance in all its wordings.</summary>
/// <param name="Speaker">Who spoke, or null where no witness tells.</param>
/// <param name="Origins">How many independent origins carry it.</param>
/// <param name="Wordings">Best first, then by status, then siglum.</param>
public sealed record QuotationEntry(string? Speaker, OriginRange Origins, ImmutableArray<Wording> Wordings);

/// <summary>What an entry is about.</summary>
public enum ApparatusKind
{
    /// <summary>How many or how much.</summary>
    Quantity,

    /// <summary>When.</summary>
    Time,

    /// <summary>Who: a person or body spelled or named differently.</summary>
    Name,

    /// <summary>Where.</summary>
    Place,

    /// <summary>Somebody denies it.</summary>
    Denial,

    /// <summary>On whose word.</summary>
    Attribution,

    /// <summary>Some witnesses leave it out.</summary>
    Omission,
}

/// <summary>What comparing the readings shows. Never "true" or "false".</summary>
public enum Verdict
{
    /// <summary>All say the same.</summary>
    Agree,

    /// <summary>Different words or precision, no conflict ("hundreds", "several hundred").</summary>
    Compatible,

    /// <summary>They cannot both hold of the same thing at the same time.</summary>
    Differ,

    /// <summary>A later account has a newer figure.</summary>
    Update,

    /// <summary>Stated by one witness only.</summary>
    Single,
}

/// <summary>What some witnesses say of a fact.</summary>
/// <param name="Value">Normalised value ("200..999", "2031-05-06", "Celia Oduya").</param>
/// <param name="Witnesses">Who says so and where, in siglum order.</param>
public sealed record FactReading(string Value, ImmutableArray<WitnessSpan> Witnesses);

/// <summary>A fact as its witnesses state it.</summary>
/// <param name="Kind">What sort of fact.</param>
/// <param name="About">What it is about, in a few words ("drones").</param>
/// <param name="Readings">What is said, the most widely attested first.</param>
/// <param name="OmittedBy">Sigla of witnesses that say nothing of it.</param>
/// <param name="Origins">How many independent origins carry it.</param>
/// <param name="Verdict">What comparing shows.</param>
/// <param name="Sentence">The entry as one short plain sentence.</param>
public sealed record ApparatusEntry(
    ApparatusKind Kind,
    string About,
    ImmutableArray<FactReading> Readings,
    ImmutableArray<string> OmittedBy,
    OriginRange Origins,
    Verdict Verdict,
    string Sentence
);

/// <summary>Something that happened or was published, when, and who says so.</summary>
/// <param name="Earliest">First day it can be.</param>
/// <param name="Latest">Last day it can be, inclusive.</param>
/// <param name="Text">The clause or headline that says so.</param>
/// <param name="Witnesses">Where it is said, in siglum order.</param>
public sealed record TimelineEntry(
    LocalDate Earliest,
    LocalDate Latest,
    string Text,
    ImmutableArray<WitnessSpan> Witnesses
);

/// <summary>The list of agreements and disagreements of one story.</summary>
/// <param name="Quotations">Those in most witnesses first.</param>
/// <param name="Entries">Ranked by how much a reader should care.</param>
/// <param name="Timeline">By Earliest, Latest, text.</param>
public sealed record CriticalApparatus(
    ImmutableArray<QuotationEntry> Quotations,
    ImmutableArray<ApparatusEntry> Entries,
    ImmutableArray<TimelineEntry> Timeline
);
