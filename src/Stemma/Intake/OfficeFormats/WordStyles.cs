using System.Xml;
using Stemma.Intake.Marking;
using Stemma.Intake.Xml;

namespace Stemma.Intake.OfficeFormats;

/// <summary>Reads which paragraph styles of a document are headings and the like. Names are English in every language's
/// Word; identifiers are not.</summary>
internal static class WordStyles
{
    /// <summary>Roles by the style's identifier.</summary>
    public static Dictionary<string, BlockRole> Roles(string? styles)
    {
        var roles = new Dictionary<string, BlockRole>(StringComparer.Ordinal);
        if (styles is null)
            return roles;
        using var xml = XmlGuard.Open(styles, out _);
        string? style = null;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "style")
                style = xml.GetAttribute("styleId", xml.NamespaceURI);
            else if (
                xml.LocalName == "name"
                && style is not null
                && RoleOf(xml.GetAttribute("val", xml.NamespaceURI)) is { } role
            )
                roles.TryAdd(style, role);
        }

        return roles;
    }

    private static BlockRole? RoleOf(string? name) =>
        name?.ToLowerInvariant() switch
        {
            "title" or "subtitle" => BlockRole.Heading,
            "caption" => BlockRole.Caption,
            "quote" or "intense quote" => BlockRole.Quote,
            { } other when other.StartsWith("heading ", StringComparison.Ordinal) => BlockRole.Heading,
            { } other when other.StartsWith("list ", StringComparison.Ordinal) => BlockRole.ListItem,
            _ => null,
        };
}
