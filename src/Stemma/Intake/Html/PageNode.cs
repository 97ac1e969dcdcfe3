namespace Stemma.Intake.Html;

/// <summary>An element of a page as the search for the main text sees it. Its blocks and its inner nodes lie together.</summary>
internal sealed class PageNode
{
    /// <summary>Index of the parent among the page's nodes; -1 for the body.</summary>
    public required int Parent { get; init; }

    /// <summary>Lower-case local name.</summary>
    public required string Name { get; init; }

    /// <summary>What tag and attributes say the element is for.</summary>
    public required ElementCue Cue { get; init; }

    /// <summary>Index of the first block inside.</summary>
    public required int FirstBlock { get; init; }

    /// <summary>Index after the last block inside.</summary>
    public int EndBlock { get; set; }

    /// <summary>Index after the last node inside.</summary>
    public int EndNode { get; set; }
}

/// <summary>What an element is for, as its tag, role, class, id and microdata say.</summary>
internal enum ElementCue
{
    None,

    /// <summary>Wraps the article: article, main, a class such as "story-content".</summary>
    Article,

    /// <summary>Is the article's text: schema.org articleBody.</summary>
    Body,

    /// <summary>Probably beside the article: links, prompts, sharing, advertisements.</summary>
    Beside,

    /// <summary>No part of any article, however long it is: readers' comments, notices about cookies, site navigation.</summary>
    Apart,

    /// <summary>A caption or credit of a picture, or what stands around a film.</summary>
    Caption,
}
