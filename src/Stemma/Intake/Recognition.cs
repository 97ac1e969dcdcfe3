namespace Stemma.Intake;

/// <summary>How sure a reader is that a source is of its format. The surest reader gets the source; of equals the one
/// given by the user, then the first by type name in ordinal order.</summary>
public enum Recognition
{
    /// <summary>Not of this format.</summary>
    None,

    /// <summary>Could be; taken where no other reader claims it.</summary>
    Fallback,

    /// <summary>A known format that is only refused with its name.</summary>
    Refused,

    /// <summary>The name or the declared media type says so; the bytes do not contradict it.</summary>
    Name,

    /// <summary>The first bytes say so.</summary>
    Content,

    /// <summary>The first bytes and a narrower sign in them say so: a document inside a general container format.</summary>
    Special,
}
