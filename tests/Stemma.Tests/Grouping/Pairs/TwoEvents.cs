namespace Stemma.Tests.Grouping.Pairs;

/// <summary>Reports that are alike and tell of different events.</summary>
/// <remarks>Every first is for tuning, every second was written to be looked at afterwards only.</remarks>
internal static class TwoEvents
{
    private const string AboutHalcott =
        "Halcott Instruments makes scales, ovens and microscopes for laboratories in forty countries. The company was founded in 1911 by Edmund Halcott in a stable behind the family's bakery and employs 5,600 people at works in Ravelstoke, Iddon and Saint Morwen. Its shares are traded in Lorne.";

    private const string AboutTheUniversity =
        "The University of Tervaine, founded in 1763, has 21,000 students in nine faculties and is a member of the League of Northern Universities. Its researchers have won four Ansgar Medals. The university thanks the Lindqvist Fund for its generous support.";

    private const string UnionWords =
        "\"Our members have been patient for three years, and patience does not pay the rent. We will stay out until there is an offer that a grown person can live on,\" said Vera Holmgaard, who leads the union Hand and Hearth.";

    public static EventPair[] All =>
        [
            new(
                "two stages of one race",
                "Breakaway specialist Ansel Korhonen won the fourth stage of the Tour of the Three Lakes on Tuesday, outsprinting two companions on the cobbles of Brevik after 171 kilometres in the rain. The 26-year-old of the Polder team attacked on the last climb, the Hallberg. Overall leader Matteo Scurati kept the blue jersey, finishing in the main field 48 seconds behind. A crash in the feed zone put the Dane Emil Juhl out of the race with a broken wrist.",
                "Matteo Scurati took a commanding lead in the Tour of the Three Lakes when he won Friday's time trial at Ostermoor over 33 kilometres by almost a minute. The blue jersey averaged 51 kilometres an hour into a headwind. Sprinter Ansel Korhonen of Polder, who had won earlier in the week, missed the time limit and is out. Second was the Welsh champion Gareth Penhallow, who rode with a borrowed helmet. The race ends on Sunday in Sundhaven."
            ),
            new(
                "two quarters of one company",
                "Halcott Instruments sold more ovens than ever in the first quarter and raised its forecast on Tuesday. Turnover rose 9 percent to 412 million crowns, profit 14 percent to 51 million. Chief executive Signe Aldous said orders from dairies had doubled. Analysts at Bank Torrance had expected 44 million.\n\n"
                    + AboutHalcott,
                "Halcott Instruments closed a plant in Iddon and wrote off 88 million crowns in the third quarter, it said on Thursday. Turnover fell 6 percent to 371 million as hospitals put off buying microscopes. Chief executive Signe Aldous called it the hardest autumn in her nine years. The shares lost a fifth of their value by noon.\n\n"
                    + AboutHalcott
            ),
            new(
                "two eruptions of one mountain",
                "Mount Karsu threw ash eleven kilometres high on Sunday morning, and the airport of Dellamar was closed. Lava ran down the western flank towards empty pastures. Volcanologist Inigo Barrantes said it was the strongest outbreak since 1998. About 900 people were brought from the village of San Gorrin to a sports hall.",
                "Geologists warned of mud slides after Mount Karsu erupted for the second time this year. Wednesday's outbreak melted snow on the eastern side, and a torrent swept away the bridge at Tres Molinos and two cows. Nobody had to leave home. Volcanologist Inigo Barrantes said little ash had come out. Flights at Dellamar went on as usual."
            ),
            new(
                "two concerts of one orchestra",
                "The Philharmonic of Oldenhus opened its tour with a Mahler of icy clarity in Marbeck on Monday. Conductor Ludmila Vasko let the brass have the last word. Cellist Noor Haddad played the Elgar as if confiding it to a friend. The hall, newly panelled in larch, swallowed the basses. Ovations lasted nine minutes.",
                "A power cut ended the Philharmonic of Oldenhus's concert in Sankt Elm on Saturday in the middle of Bruckner's scherzo. Conductor Ludmila Vasko asked the audience to sing, and it sang a harvest song for a quarter of an hour. The town electrician, Bruno Maas, found a marten in the transformer. Tickets will be refunded."
            ),
            new(
                "two recalls of one maker",
                "The toy maker Pumblechook called back 34,000 wooden trains on Monday because magnets can come loose and be swallowed. A boy of three in Lanmere was operated on last week. Customers get their money back. Shops in six countries sold the train, model Little Bertha, since March, said the product safety board's Agnete Roth.",
                "The toy maker Pumblechook called back a doll on Thursday because its dress catches fire too easily. Nobody has been hurt. The product safety board tested the doll, called Marguerite, at its laboratory in Wyke and found that the cotton burned in four seconds. About 7,500 were sold, mostly at Christmas markets. Customers get their money back, said the board's Agnete Roth."
            ),
            new(
                "two journeys of one minister",
                "Foreign Minister Rasheed Coomar signed a fisheries treaty with the island republic of Tuvassa on Tuesday, ending a dispute over tuna that had lasted eleven years. Under it 60 trawlers may work inside the two-hundred-mile zone. Tuvassa's president, Leilani Faasavalu, gave him a carved paddle. The opposition said the fees were too high.",
                "Foreign Minister Rasheed Coomar broke off his visit to Norrland on Friday after a drone was seen over the residence in Uppsund where he was to dine. His host, Chancellor Ingrid Thorsell, apologised. The two had agreed in the morning on a power cable under the Skerry Sound. He flew home through the night, his spokeswoman Mina Odell said."
            ),
            new(
                "two findings of one university",
                "Crows can count to nine, biologists of the University of Tervaine report in the journal Animal Mind. Twelve birds learned to caw as often as a number on a screen asked for. They prepared the first caw longer when more were to follow. \"They plan,\" said the leader of the study, Dagny Sollers.\n\n"
                    + AboutTheUniversity,
                "A mortar that heals its own cracks has been made by engineers of the University of Tervaine. Grains of clay in it swell when rain gets in. A test wall at the harbour of Lunde has stood two winters without repair, said Professor Jochen Abt. A builder of sea walls wants to make it by the ton.\n\n"
                    + AboutTheUniversity
            ),
            new(
                "one leader's words at two strikes",
                "Cleaners at the hospitals of Corrigan walked out on Monday over a wage freeze. Operations were put off at Saint Brannoc's, and relatives carried out the rubbish. The hospital trust offered 1.5 percent. Talks under the retired judge Humphrey Dacre begin on Thursday.\n\n"
                    + UnionWords,
                "Cooks in the schools of Aldervale laid down their spoons on Wednesday because the county wants to buy frozen meals. Some 14,000 pupils brought sandwiches. Councillor Piers Ruddock said fresh food had become too dear. Parents in Upper Aldervale set up a stove in front of the town hall.\n\n"
                    + UnionWords
            ),
            new(
                "two burglaries in one town",
                "Thieves broke into a jeweller's shop in Stavely Road in Great Hadlow on Sunday night and took 40 watches. They had cut through the wall from an empty hairdresser's. The owner, Leonid Sax, slept upstairs and heard nothing. Police in Great Hadlow are looking for a grey van, said Inspector Una Keogh.",
                "Police in Great Hadlow have arrested two brothers who are said to have stolen copper from the roof of the church of Saint Wilfrid. They were stopped on Thursday with half a ton of metal in a horse trailer, said Inspector Una Keogh. The vicar, Clement Ashby, has put tubs under the holes. Rain had ruined the organ."
            ),
            new(
                "two launches from one pad",
                "A Kestrel rocket carried a weather satellite into orbit on Monday from the Cape Sorrow spaceport. Meteor 9 will watch the ice of the southern ocean for seven years. The start had been put off twice because of wind. Flight director Tomasz Birk said the booster came back to its barge. The satellite cost 230 million crowns.",
                "A Kestrel rocket blew up 71 seconds after it left the Cape Sorrow spaceport on Saturday with six tons of supplies for the station Haven. Debris fell into the sea off Point Lament, where fishing had been forbidden. Flight director Tomasz Birk said a fuel line had shown odd vibrations. The crew of the station has food until November."
            ),
            new(
                "two storms on one coast",
                "Storm Gerda tore roofs from houses along the Amber Coast on Tuesday, and 30,000 homes lost power. Ferries to Isle Merran stayed in port. A lorry driver was killed near Holm when a poplar fell on his cab. The weather service measured gusts of 148 kilometres an hour on the tower at Ruden.",
                "Storm Konrad drove the highest tide in thirty years into the towns of the Amber Coast on Friday night. In Ruden the water stood a metre deep in the fish market, and the mayor, Halina Prus, had sandbags filled by schoolchildren. Dunes on Isle Merran lost fifteen metres. Power stayed on. Nobody was hurt, the weather service and the police said."
            ),
            new(
                "two rulings of one judge",
                "Judge Theodora Blakiston ordered the zoo of Pell on Monday to give its two elephants to a sanctuary. The animals, Mabel and Otto, had stood in an enclosure of 600 square metres since 1987. An association for animals had sued. The zoo's director, Casper Grieg, said the journey might kill them.",
                "Judge Theodora Blakiston ruled on Thursday that the city of Pell may not forbid its bus drivers to grow beards. A driver, Harpal Bains, had been sent home three times. The city argued that a gas mask must sit close in the tunnel. The judge said no gas mask had ever been handed out."
            ),
            new(
                "two films at one festival",
                "The Golden Heron of the film festival of Lake Varn went on Saturday to \"The Salt Ledger\" by Amara Diallo, the story of a bookkeeper who refuses to burn her books. Jury president Otakar Zeman praised its silence. The prize for the best actor went to Finn Rasker for a one-armed ferryman.",
                "At the film festival of Lake Varn a projector fell from its stand on Monday and hurt a critic during the first showing of the comedy \"Uncle Behemoth\". Jury president Otakar Zeman helped to carry him out. Festival director Rosalba Quint said the stand had been rented. The film by Pekka Lumme will be shown again on Thursday."
            ),
            new(
                "two deaths after one pattern",
                "The botanist Wilhelmina Aske has died at the age of 91, her family said on Tuesday. Born in Torvik as the daughter of a postman, she described 212 mosses and taught in Haldane for three decades. She refused every honour. She leaves a sister and a garden that will be opened to the public.",
                "The boxer Cornelius Maddox has died at the age of 77, his family said on Tuesday. Born in Pell as the son of a miner, he won 41 of 46 fights and taught boys in Lower Sedge for three decades. He refused every interview. He leaves a daughter and a gymnasium that will be named after him."
            ),
        ];
}
