namespace Stemma.Tests.Grouping.Pairs;

/// <summary>The first pairs that were written: reports that are alike and tell of different events.</summary>
/// <remarks>All for tuning: how grouping deals with them was looked at again and again.</remarks>
internal static class TwoEventsAtFirst
{
    private const string Promise =
        "\"We will rebuild every roof and every road before the winter, and nobody who has lost a home will pay for it out of "
        + "his own pocket,\" Governor Ilse Tarrant said.";

    private const string Release =
        "Corvane Rail carries 41 million passengers a year on nineteen lines and has spent 600 million crowns on new trains "
        + "since 2029. The company says that safety comes before every timetable and that its staff are trained twice a year.";

    private const string Subscribe =
        "Thank you for reading. To support independent journalism in the region, please consider a subscription from four "
        + "crowns a month. Our newsroom follows the code of the Press Chamber. Corrections may be sent to the readers' desk.";

    public static EventPair[] All =>
        [
            new(
                "two quakes",
                "An earthquake of magnitude 5.8 shook the Harrowmere valley early on Monday and brought down chimneys in Oldbeck. Nobody was killed. The seismic office put the centre nine kilometres under Lake Harrow. Schoolteacher Nell Asquill said plates flew from the shelves.",
                "An earthquake of magnitude 6.1 shook the Sabrine islands late on Thursday and cracked the harbour wall at Porto Vell. Four people were hurt. The seismic office put the centre thirty kilometres off Cape Lerma. Fisherman Duarte Reis said his boat was lifted like a cork."
            ),
            new(
                "two matches of one club",
                "Northwick Rovers beat Estlow Town 3-1 on Saturday with two goals by Pavel Drozd. The Rovers went ahead after a corner in the ninth minute. Manager Stig Halvorsen praised his defence. A crowd of 21,400 saw Estlow's keeper Amos Reddy sent off.",
                "Northwick Rovers lost 0-2 at Carrow Athletic on Wednesday, their first defeat since autumn. Teenager Jude Okello scored both goals for Carrow, the second from thirty metres. Manager Stig Halvorsen called the pitch a swamp. Captain Lars Biel limped off with a torn muscle."
            ),
            new(
                "two trials",
                "A court in Brennick sent the banker Osric Vale to prison for six years on Tuesday for forging loan papers. Judge Petra Lindqvist said he had ruined 140 pensioners. His lawyer announced an appeal.",
                "A court in Somerleyte sent the surgeon Maud Ferrier to prison for four years on Friday for selling prescriptions. Judge Anton Sprake said she had betrayed her oath. Her lawyer announced an appeal."
            ),
            new(
                "two mergers",
                "The brewer Halden Cross is to buy its rival Tamar Ales for 310 million crowns in shares, the companies said on Monday. The chief executive, Bea Lomax, expects savings of 22 million a year. Shares in Tamar rose 18 percent.",
                "The chemist chain Wellspring is to buy its rival Potter and Dane for 95 million crowns in cash, the companies said on Thursday. The chief executive, Cosmo Arden, expects to close forty shops. Shares in Potter rose 31 percent."
            ),
            new(
                "two fires",
                "A fire gutted a furniture warehouse in Elmsgate on Sunday night. Sixty firefighters fought the flames for seven hours, and residents of Tannery Row were told to keep windows shut. Fire chief Rosa Quint said a forklift battery may have been the cause.",
                "A fire gutted a paint factory in Nether Stowe on Wednesday night. Eighty firefighters fought the flames for nine hours, and residents of Mill Lane were told to keep windows shut. Fire chief Goran Pesic said lightning may have been the cause."
            ),
            new(
                "two elections",
                "Voters in Lower Vessen chose the farmer Ottilie Brand as mayor on Sunday with 54 percent. Her rival, the notary Kasimir Wolf, conceded before midnight. Turnout was the highest since 2011. She promised to reopen the swimming baths.",
                "Voters in Castelmoor chose the engineer Tariq Benhaddou as mayor on Sunday with 51 percent. His rival, the broadcaster Fenella Shaw, asked for a recount. Turnout fell to a third. He promised to lower the fares of trams."
            ),
            new(
                "one press-release paragraph",
                "A Corvane train hit a fallen beech near Ashcombe on Friday and eleven passengers were bruised. Driver Tom Pellow braked from 120 kilometres an hour. Foresters had marked the tree for felling in May.\n\n"
                    + Release,
                "Ticket inspectors at Port Maddock stopped work on Tuesday over new uniforms that they say are too thin. Shop steward Greta Oyelaran said three colleagues had caught pneumonia. The managers offered scarves.\n\n"
                    + Release
            ),
            new(
                "one quotation",
                "Floods in the Orrin delta have left 8,000 people without shelter. The army brought tents to Sandhythe by barge on Saturday, and the dyke at Kell was closed with sandbags.\n\n"
                    + Promise,
                "Auditors found on Thursday that the housing fund of the province had lent 70 million crowns to a golf resort. The fund's director, Leopold Krantz, resigned within the hour. Deputies want an inquiry.\n\n"
                    + Promise
            ),
            new(
                "one box at the end",
                "Beekeepers on the Tolland heath lost half of their colonies this spring to a mite, the growers' league said on Monday. Honey will be dear until August. Inspector Wilf Anstey advised burning old frames.\n\n"
                    + Subscribe,
                "A violin that was stolen from a train in 2017 has turned up in a pawnshop in Gravenmoor. The cellist's widow, Hedda Strom, knew it by a burn on the scroll. Police returned it on Friday.\n\n"
                    + Subscribe
            ),
            new(
                "one person, two events",
                "President Anselm Duarte opened the Trade Fair in Velsund on Monday and rode the new cable car. He told exporters that customs forms would be halved. Protesters against the port tax blew whistles outside.",
                "President Anselm Duarte dismissed his interior minister, Katja Holm, on Friday after leaked messages about wiretaps. General Bruno Keel takes over the ministry. The opposition asked for the transcripts."
            ),
            new(
                "one place, two events",
                "Divers at Quarrel Bay have found the bell of the steamer Lady Annis, which sank in 1894. The museum will clean it for two years. Archivist Joan Treloar wept when the letters appeared.",
                "The bathing beach at Quarrel Bay was closed on Tuesday after sewage ran from a burst main. The water board blamed a contractor's digger. Hotelier Ravi Menon wants damages for August."
            ),
            new(
                "two list pages",
                "The day in brief: Brennick court jails banker. Rovers win again. Bells found in Quarrel Bay. Weather: showers from the west, sun later, wind moderate. Markets: the crown little changed.",
                "The day in brief: Strike at Port Maddock. Mayor wants lower fares. Violin comes home. Weather: showers from the west, sun later, wind moderate. Markets: the crown little changed."
            ),
        ];
}
