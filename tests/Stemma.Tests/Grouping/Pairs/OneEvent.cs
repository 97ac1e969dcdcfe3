namespace Stemma.Tests.Grouping.Pairs;

/// <summary>Reports of one event from very different angles, with next to no wording in common.</summary>
/// <remarks>Every first is for tuning, every second was written to be looked at afterwards only.</remarks>
internal static class OneEvent
{
    public static EventPair[] All =>
        [
            new(
                "the engineers and an old woman",
                "Engineers let water out of the Garrick Dam on Sunday after a wet patch was found on its downstream face. The level of the reservoir is to fall by six metres until Wednesday. The dam, built of earth in 1954, is safe, said the water authority's chief engineer, Solveig Matthies, but 2,300 people in Lower Garrick were asked to leave. A probe will show whether the clay core has cracked.",
                "Agatha Prowse took her hens, her late husband's medals and a jar of plums. The 84-year-old left her cottage in Lower Garrick for the second time in her life; the first was when they built the dam. With some two thousand neighbours she now waits in the drill hall of Hensbury until the reservoir is low enough. \"They say it only sweats,\" she says. Solveig Matthies, who is responsible for the Garrick Dam, came by in rubber boots and promised to tell them everything."
            ),
            new(
                "the match and the man who was sent off",
                "Wexford Albion are in the cup final after a 2-1 win over Dunholm City at Priory Park on Saturday that had everything. Kofi Mensah-Reid headed the winner in stoppage time. Albion had played with ten since the 31st minute, when Dragan Petrak was shown red for an elbow. Dunholm's manager Neil Strachan said his team had fallen asleep.",
                "Dragan Petrak watched the end in the car park on a groundsman's radio. The Wexford Albion defender says he never meant to hit Dunholm City's winger and has written to him. He heard the roar for Mensah-Reid's goal twice, he says: once through the wall and once on the radio. Because of the red card in the semi-final he will miss the final in May, the first of his career, at 36."
            ),
            new(
                "the verdict and the village",
                "The former mayor of Saltby, Rufus Oakhanger, must go to prison for three years and four months for selling building land below its value to his brother-in-law. The county court at Minster found on Monday that the municipality had lost 2.9 million crowns. Presiding judge Alma Teague spoke of a family business at the public's cost. The defence will appeal.",
                "In Saltby nobody wants to have known. At the counter of the Blue Boar, which Rufus Oakhanger paid for when the roof came down, people look into their glasses. The meadows behind the churchyard, now forty white houses, were sold by the mayor in an afternoon, says the sexton. His wife closed the shutters when the sentence was read on the wireless from Minster. Three years, someone says, and someone else: and four months."
            ),
            new(
                "the takeover and the works",
                "Vandermeer Steel is to be bought by the Indian group Jagat for 1.2 billion crowns, both said on Wednesday before the exchanges opened. Jagat pays 41 crowns a share, a premium of 27 percent. The group wants to make rail at the plant in Ironbridge Vale. The cartel office must agree. Vandermeer had lost money in five of the last six years.",
                "At the morning shift in Ironbridge Vale they heard it from the man who sells rolls at the gate. Then the works council's Dolores Finch climbed on a pallet and read out a letter from Bombay: nobody is to go before 2034. Some clapped. Furnace man Piet Loos, third generation at Vandermeer, says he will learn to say good morning in Hindi if the roof is mended. The new owner Jagat wants rails from here again."
            ),
            new(
                "the theft and the picture",
                "A painting by the Baroque master Joost van Effen was stolen from the town museum of Haverly in the night to Tuesday. Two masked people broke a window at 3.40 and were gone when police came four minutes later, a spokeswoman said. The Girl with a Lemon, 31 by 24 centimetres, is insured for nine million crowns. The alarm had worked. A burned-out scooter was found at the canal.",
                "She holds the fruit as if she were about to throw it. Joost van Effen painted the Girl with a Lemon in 1661, the year his own daughter died, and sold it to a brewer to pay the doctor. It hung over a piano in Haverly for a century until the brewery's heirs gave it to the town. Now there is a pale rectangle on the wall. The art historian Beatrix Somm believes that nobody can sell it: every dealer in the world knows that look."
            ),
            new(
                "who won and who lost",
                "The Greens have won the vote for the parliament of Westmark with 33.1 percent, ahead of the Farmers' League with 29.8, the returning officer said on Sunday night. Top candidate Yusuf Aydin wants to govern with the Liberals. Turnout was 71 percent. The Farmers lost eleven seats, most of them along the Leuven river, where the planned polder was disputed.",
                "At ten past six Gerlinde Hopf took off her shoes. The chairwoman of the Farmers' League had walked through every village on the Leuven, she had eaten eel and held lambs, and now the bar on the screen stopped under thirty. In the hotel in Westmark's capital the band did not know whether to play. \"It was the polder,\" she said, \"and it was me.\" She rang Yusuf Aydin before the last votes were counted and wished him dry feet."
            ),
            new(
                "the crash and the signal",
                "Two trams collided head-on at Lindenplatz in Trevano on Thursday at half past seven; 29 passengers were hurt, four of them badly. Firemen cut the driver of line 6 from his cabin. Traffic in the centre came to a standstill. The transport company TVT said both trams had been on the single track beside the building site.",
                "A signal at the building site at Lindenplatz had shown green to both sides for nine days before two trams ran into each other there last week, investigators in Trevano have found. A workman had swapped two cables. TVT's operations chief, Ombretta Rusconi, knew of three complaints by drivers. One came from the man of line 6, who is still in hospital. Prosecutors are looking into negligence."
            ),
            new(
                "the find and the farmer",
                "Archaeologists have found a ship burial from the seventh century in a field at Ulvesby. The vessel was 19 metres long; its planks are gone, but 1,400 iron rivets still mark its lines. In the middle lay a man with a helmet and a lyre. It is the first such grave west of the Strait, said Randi Holte of the National Museum, who leads the dig.",
                "Kaj Brodersen wanted to grow beetroot. Since the plough brought up a handful of rusty nails last October he has been able to watch from the kitchen how twenty students sweep his best field with brushes. He gets 4,000 crowns a month and has learned what a lyre is. Randi Holte drinks her coffee with him. The seventh-century warrior from Ulvesby is called Grandad in the Brodersen family. Next year, he says, there will be beetroot."
            ),
            new(
                "the storm and the traders",
                "The Midsummer festival of Cadgwith Sands was broken off on Saturday evening after lightning struck the main stage. Eleven visitors were treated for burns and shock. The organisers, Blue Lantern, had 26,000 people leave within forty minutes, to the applause of the police. Headliner Zola Marchetti did not get to play. Tickets remain valid for next year.",
                "Ferdinand Okoro has 900 uneaten pancakes and no insurance. The trader from Polmear had paid Blue Lantern 3,500 crowns for a place beside the main stage at Cadgwith Sands and sold for two hours before the thunder came. Now forty stallholders want their rent back. The organisers point to a clause on acts of God. Zola Marchetti has bought a hundred pancakes, he says, from her bus, in the rain."
            ),
            new(
                "the health office and a school",
                "Seventeen cases of measles have been confirmed in the county of Brackley since Monday, most of them children under ten, the health office says. The outbreak began at a birthday in Eastcote. Doctor Priyanka Sethi urged parents to have vaccination cards looked at. Two patients are treated at the Alma Hospital. The county has enough vaccine for all.",
                "The third form at Eastcote school consisted of five pupils on Thursday. The others are at home, ill or not allowed to come because they have no vaccination card against measles. Teacher Rowan Figgis lets them count red dots and draw graphs. A mother who never wanted her son jabbed queues in the gym in front of Doctor Priyanka Sethi. It all started with a birthday cake, says Figgis, and seven candles."
            ),
            new(
                "the rescue and the waiting",
                "The crew of the trawler Silver Darling was rescued on Friday 40 miles north of Cape Tarn after nine hours in a life raft. A helicopter of the coastguard winched up all six. The boat had taken in water through a torn sea cock and sunk within minutes. The emergency beacon worked, said rescue coordinator Lennart Voss. The men are cold but well.",
                "Morag Innes had already put out the black dress. Her husband is skipper of the Silver Darling, and when the kitchen clock stood at four and the radio only hissed, she went to the harbour of Portnahaven like her grandmother before her. Six families stood there without a word. At noon the harbour master came running, waving his cap. \"All of them,\" he shouted. From the helicopter they brought her a man in a foil blanket who asked whether there was soup."
            ),
            new(
                "the prize and the shop",
                "The Laurentian Prize for literature goes to the novelist Eudora Vanterpool, the academy in Sund announced on Tuesday. It honours a work \"that gives the overlooked their weather back\". The 69-year-old has published eleven books, among them The Tin Orchard. The prize is worth two million crowns and will be presented in March. Bookmakers had not had her on their lists.",
                "In the ironmonger's at Little Yarrow the telephone has not stopped. Eudora Vanterpool is behind the counter as on every Tuesday, weighs nails and says she has no time for academies before closing. The Tin Orchard, her best-known novel, stands between the mousetraps and the paint. Customers from the village only learned that she writes when a man from Sund arrived with flowers. She asked him to wipe his shoes."
            ),
        ];
}
