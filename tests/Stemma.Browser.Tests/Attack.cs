using System.Text.Json;

namespace Stemma.Browser.Tests;

/// <summary>What hostile articles hold, by the name of the attack, and articles that hold it in every field.</summary>
internal static class Attack
{
    public static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["ScriptElement"] = "<script>document.title='owned';alert(1)</script>",
        ["EventHandlers"] = "\"><img src=x onerror=alert(2)>' onmouseover='alert(3)' autofocus onfocus='alert(4)",
        ["SvgAndMathml"] =
            "<svg onload=alert(5)><animate onbegin=alert(6) attributeName=x></svg><math><mi xlink:href=\"javascript:alert(7)\">",
        ["CssEscapes"] =
            "</style><style>*{display:none!important;background:url(//evil.example/x)}</style>\\3c script\\3e;}@import'//evil.example'",
        ["ClosingTheDataBlock"] =
            "</script><script>alert(8)</script><!--<script>\u2028{{constructor.constructor('alert(9)')()}}",
        ["JavascriptAddress"] = "javascript:alert(10)//https://evil.example/%0aalert(11)",
        ["BidiOverrides"] = "\u202egpj.exe\u2066\u2067 said \u202d Kestle \u200f\u061c",
        ["HomoglyphHosts"] = "https://\u0430pple.example/ \u0440\u0430ypal.example",
        ["OneWordWithoutEnd"] = new string('W', 6_000),
        ["PiledMarks"] = "Z" + new string('\u0335', 400) + "a" + new string('\u0311', 400),
    };

    public static string Publisher(string evil) => $"{evil} Gazette";

    public static string Account(string evil) =>
        $"A fire in the harbour of Orvel destroyed 14 {evil} boats early on Sunday, the {evil} port authority said.\n\n"
        + $"“We heard three blasts {evil} and then the whole harbour was burning,” harbour master Ama Dell {evil} told reporters.\n\n"
        + "Nobody was hurt. The fire brigade of Orvel needed six hours to put the flames out, and the cause is not known.\n\n"
        + "The mayor of Orvel, Tom Brack, will visit the pier on Monday with 200 volunteers.";

    /// <summary>Three accounts of one event with the attack in path, title, publisher, author, address and text, two of them as JSON, which keeps all as it is.</summary>
    public static (string Name, string Text)[] Articles(string evil) =>
        [
            (
                "one.json",
                Json(
                    evil,
                    Account(evil),
                    "https://one.example/" + Uri.EscapeDataString(evil[..Math.Min(200, evil.Length)])
                )
            ),
            (
                $"{evil[..Math.Min(120, evil.Length)]}.json",
                Json(
                    evil,
                    Account(evil).Replace("14", "dozens of", StringComparison.Ordinal),
                    "https://\u0430pple.example/two"
                )
            ),
            ("three.txt", Account(evil).Replace("Nobody", "No one", StringComparison.Ordinal)),
        ];

    private static string Json(string evil, string text, string address) =>
        JsonSerializer.Serialize(
            new
            {
                title = $"Fire {evil} in Orvel",
                publisher = Publisher(evil),
                author = $"Ama {evil}",
                url = address,
                date = "2031-05-04",
                text,
            }
        );
}
