using System.Xml;

namespace Stemma.Intake.Xml;

/// <summary>Names of the vocabularies that are read, and their usual prefixes for documents that forget to declare them.</summary>
internal static class XmlPrefixes
{
    public const string Content = "http://purl.org/rss/1.0/modules/content/";
    public const string DublinCore = "http://purl.org/dc/elements/1.1/";
    public const string DublinTerms = "http://purl.org/dc/terms/";
    public const string Atom = "http://www.w3.org/2005/Atom";
    public const string OldAtom = "http://purl.org/atom/ns#";
    public const string Xhtml = "http://www.w3.org/1999/xhtml";
    public const string Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    public const string Feedburner = "http://rssnamespace.org/feedburner/ext/1.0";

    public static XmlParserContext Context()
    {
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace("content", Content);
        names.AddNamespace("dc", DublinCore);
        names.AddNamespace("dcterms", DublinTerms);
        names.AddNamespace("atom", Atom);
        names.AddNamespace("atom10", Atom);
        names.AddNamespace("itunes", Itunes);
        names.AddNamespace("feedburner", Feedburner);
        names.AddNamespace("xhtml", Xhtml);
        names.AddNamespace("media", "http://search.yahoo.com/mrss/");
        names.AddNamespace("slash", "http://purl.org/rss/1.0/modules/slash/");
        names.AddNamespace("wfw", "http://wellformedweb.org/CommentAPI/");
        names.AddNamespace("sy", "http://purl.org/rss/1.0/modules/syndication/");
        names.AddNamespace("georss", "http://www.georss.org/georss");
        return new XmlParserContext(names.NameTable, names, null, XmlSpace.Default);
    }
}
