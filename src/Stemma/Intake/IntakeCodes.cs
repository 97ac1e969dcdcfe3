namespace Stemma.Intake;

/// <summary>Codes of what reading complains about; each has a row in docs/diagnostics.md.</summary>
public static class IntakeCodes
{
    /// <summary>No file or folder of that name.</summary>
    public const string NotFound = "ST1001";

    /// <summary>A pattern or folder without a single file.</summary>
    public const string NoMatch = "ST1002";

    /// <summary>The operating system refused to open or read it.</summary>
    public const string Unreadable = "ST1003";

    /// <summary>No character other than white space.</summary>
    public const string Empty = "ST1004";

    /// <summary>Not text in any encoding.</summary>
    public const string Binary = "ST1005";

    /// <summary>Larger than one article may be.</summary>
    public const string TooLarge = "ST1006";

    /// <summary>A known format that no reader takes.</summary>
    public const string UnknownFormat = "ST1007";

    /// <summary>Bytes that are wrong in the text's encoding were replaced.</summary>
    public const string InvalidBytes = "ST1008";

    /// <summary>The declared encoding contradicts the bytes.</summary>
    public const string WrongDeclaration = "ST1009";

    /// <summary>UTF-8 that had been read as windows-1252 was put right.</summary>
    public const string MojibakeRepaired = "ST1010";

    /// <summary>Nothing declares the encoding and it is not UTF-8.</summary>
    public const string EncodingGuessed = "ST1011";

    /// <summary>A page without text.</summary>
    public const string NoMainText = "ST1012";

    /// <summary>A page whose elements are nested past the limit was flattened.</summary>
    public const string NestingFlattened = "ST1013";

    /// <summary>A damaged or encrypted archive or entry.</summary>
    public const string DamagedArchive = "ST1014";

    /// <summary>An archive or entry past the limits that guard against decompression bombs.</summary>
    public const string ArchiveLimit = "ST1015";

    /// <summary>An archive inside an archive.</summary>
    public const string NestedArchive = "ST1016";

    /// <summary>The parser gave up on a page.</summary>
    public const string ParserFailed = "ST1017";

    /// <summary>An item that gives only a summary or the beginning of its text.</summary>
    public const string SummaryOnly = "ST1060";

    /// <summary>An item, line or row without text.</summary>
    public const string ItemWithoutText = "ST1061";

    /// <summary>A feed, list or table without a single item.</summary>
    public const string NoItems = "ST1062";

    /// <summary>A document that cannot be parsed from some place on.</summary>
    public const string BrokenDocument = "ST1063";

    /// <summary>Markup past a limit that no honest program reaches.</summary>
    public const string MarkupLimit = "ST1064";

    /// <summary>Entities that a document declares were not expanded.</summary>
    public const string EntitiesLeft = "ST1065";

    /// <summary>A date that cannot be read.</summary>
    public const string DateUnread = "ST1066";

    /// <summary>A list of feeds; nothing in it is fetched.</summary>
    public const string FeedList = "ST1067";

    /// <summary>A line or row that cannot be parsed; the others are read.</summary>
    public const string BrokenRecord = "ST1068";

    /// <summary>Data without any field that is known to hold text.</summary>
    public const string NoTextField = "ST1069";

    /// <summary>An item with an embargo.</summary>
    public const string Embargoed = "ST1070";

    /// <summary>A document without text: scanned pages.</summary>
    public const string NoDocumentText = "ST1071";

    /// <summary>An encrypted document.</summary>
    public const string Encrypted = "ST1072";

    /// <summary>A document that only its properties date.</summary>
    public const string UnsureDate = "ST1073";
}
