namespace Stemma.Cli.Tests;

/// <summary>An invented story in a report, a copy of it, a retelling that changes a quotation and a figure, and one article on something else.</summary>
internal static class ToldTwice
{
    private const string Report = """
        Ferry runs aground off Port Kestle

        PORT KESTLE, 7 May 2031 - A ferry with 84 people on board ran aground on a sandbank outside Port Kestle early on Wednesday after its steering failed, the coastguard said.

        The Maid of Arran was on its way from Tornish when it left the marked channel at about 6 a.m. and came to rest on the Gull Bank, two kilometres from the harbour mouth.

        “Nobody was hurt, and everyone kept remarkably calm,” harbour master Anna Reeve told reporters on the quay. Lifeboats took several hundred suitcases and all passengers ashore before noon.

        The company that owns the ferry, Northern Lines, said that divers would examine the hull on Thursday. It denied that the ship had missed an inspection in March.

        Engineers from the shipyard at Lonmouth are expected on Friday. The crossing will stay closed until they have replaced the steering pump, the company said.
        """;

    private const string Retelling = """
        Passengers rescued as ferry hits sandbank

        8 May 2031

        A ferry carrying 84 people hit a sandbank near Port Kestle on Wednesday morning when its steering stopped working, according to the coastguard.

        The Maid of Arran, sailing from Tornish, strayed out of the marked channel and stopped on the Gull Bank, two kilometres from the mouth of the harbour.

        “Nobody was injured, and everybody kept remarkably calm,” harbour master Anna Reeve told reporters. Dozens of suitcases were brought ashore together with the passengers.

        Northern Lines, which owns the ferry, said divers would look at the hull on Thursday.
        """;

    private const string Other = """
        Bakers of Hollin win prize for rye loaf

        9 May 2031

        Two sisters who bake in a former chapel have won the county prize for the best rye bread. The judges praised the crust, which they called “dark without being bitter”.

        The prize of 500 crowns will pay for a second oven, the sisters said.
        """;

    /// <summary>Writes the articles and gives their paths.</summary>
    public static string[] WriteTo(TempFolder folder) =>
        [
            folder.Write("bakers.txt", Other),
            folder.Write("copy.txt", Report),
            folder.Write(
                "report.txt",
                Report.Replace(" early on Wednesday", " on Wednesday", StringComparison.Ordinal)
            ),
            folder.Write("retelling.txt", Retelling),
        ];
}
