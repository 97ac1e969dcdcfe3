namespace Stemma.Tests.Spinning;

/// <summary>News prose written for these tests about events that never happened; none of it is spun.</summary>
internal static class CleanParagraphs
{
    public const string Crime = """
        A 27-year-old man was charged with burglary on Wednesday after police found more than forty stolen bicycles in a
        lock-up garage near the railway station. Detectives said the investigation began in March, when a student recognised
        her own bicycle in an online advertisement and called the police instead of the seller. The suspect, who lives in the
        town with his mother, did not enter a plea at a brief hearing and was released on bail until next month. His lawyer
        told reporters that he would deny the charges and that the garage had been shared by several tenants.
        """;

    public const string Finance = """
        Shares in the retailer fell 8 percent in early trading on Thursday after it cut its full-year profit forecast for the
        second time in three months, blaming weak consumer demand and higher wage costs. Operating margin narrowed to 3.1
        percent from 4.4 percent a year earlier, while net debt rose to $1.9 billion. Analysts at two brokerages lowered their
        price targets. The chief financial officer said the company expected cash flow to improve in the second half as
        inventories came down, and that it would keep its quarterly dividend unchanged at 22 cents a share. Bond yields rose
        and the cost of insuring the company's debt against default climbed to its highest level since 2020.
        """;

    public const string Technology = """
        The software maker released an update on Monday that fixes a flaw in the way its servers handle encrypted
        connections. Researchers who found the bug said an attacker could read small portions of memory without leaving a
        trace in the log files. The company advised administrators to install the patch at once and to replace their security
        certificates. A spokeswoman said there was no evidence that the vulnerability had been used against customers. The
        open-source library behind the product is maintained by a handful of volunteers and runs on millions of devices, from
        home routers to data centers and mobile phones.
        """;

    public const string Sport = """
        The visitors scored twice in the last ten minutes to beat the league leaders 3-2 on Saturday and keep alive their
        hopes of avoiding relegation. The home side led at half-time through a penalty and a header from a corner, but lost
        their captain to a knee injury soon after the break and never found their rhythm again. The winning goal came from a
        19-year-old substitute who was making only his third appearance. The manager said his players had shown great
        character. They travel to the bottom club next Sunday without their first-choice goalkeeper, who is suspended.
        """;

    public const string Science = """
        Astronomers have found water vapour in the atmosphere of a planet that orbits a small red star about 120 light years
        away, according to a study published on Tuesday. The team used a space telescope to measure how starlight changed as
        the planet passed in front of its star. The signal was faint and took eleven transits to confirm. The lead author
        said the planet was too hot for life as we know it but that the method could be applied to cooler worlds. Other
        scientists called the result promising and said it should be checked with a different instrument.
        """;

    public const string Disaster = """
        At least nine people were killed and dozens were missing after heavy rain caused a landslide that buried part of a
        mountain village before dawn on Friday, officials said. Rescue workers dug through mud with their bare hands while
        they waited for heavy machinery to arrive. The only road into the valley was cut in two places. The governor declared
        a state of emergency and asked the army for helicopters. Survivors were taken to a school in the next town, where
        volunteers handed out blankets and hot food. Forecasters warned of more rain over the weekend.
        """;

    public const string Politics = """
        The prime minister survived a confidence vote by a margin of six on Tuesday night after two small parties agreed to
        support his minority government until a budget is passed. The opposition leader said the deal would not last until
        the summer and called again for an early election. Under the agreement the government will raise the minimum wage,
        delay a planned increase in the retirement age and hold a referendum on electoral reform next year. Opinion polls
        show the governing party three points behind. Several of its own members stayed away from the vote.
        """;

    public const string BritishLocal = """
        Councillors have turned down plans for 140 homes on the edge of the village after more than 600 residents wrote to
        object. The developer had offered to pay for a new roundabout and a footpath to the primary school, but the planning
        committee said the roads could not cope with the extra traffic and that the nearest surgery was already full. One
        resident, who has lived next to the field since 1971, said it flooded every winter. The developer said it was
        disappointed and would consider an appeal. The council must find room for 4,000 homes by the end of the decade.
        """;
}
