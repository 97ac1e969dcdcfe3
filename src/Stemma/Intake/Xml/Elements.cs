using System.Xml.Linq;

namespace Stemma.Intake.Xml;

/// <summary>Looks at the elements of a parsed piece of XML.</summary>
internal static class Elements
{
    private static readonly HashSet<string> Void = new(
        "area base br col embed hr img input link meta param source track wbr".Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The trimmed text of the first such child that has any, or null.</summary>
    public static string? Text(this XElement parent, XNamespace space, string name) =>
        parent.Elements(space + name).Select(child => child.Value.Trim()).FirstOrDefault(text => text.Length > 0);

    /// <summary>The trimmed attribute, or null where it is missing or empty.</summary>
    public static string? Value(this XElement element, XName name) =>
        element.Attribute(name)?.Value.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The content as HTML: text that had been escaped as it is, elements written out as tags.</summary>
    /// <remarks>Changes the element: prefixes are taken off, for HTML has none.</remarks>
    public static string Markup(this XElement element)
    {
        if (!element.HasElements)
            return element.Value;
        foreach (var inner in element.Descendants())
        {
            inner.Name = inner.Name.LocalName;
            inner.ReplaceAttributes(inner.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).ToArray());
            // In HTML "<a/>" opens an element that nothing closes.
            if (inner.IsEmpty && !Void.Contains(inner.Name.LocalName))
                inner.Value = "";
        }

        return string.Concat(element.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
    }
}
