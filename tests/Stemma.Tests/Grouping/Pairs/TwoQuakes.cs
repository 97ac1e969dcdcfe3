namespace Stemma.Tests.Grouping.Pairs;

/// <summary>Two quakes on one coast, three reports each: kind, country and half of the words in common, who and where not.</summary>
internal static class TwoQuakes
{
    public static readonly string[] Reports =
    [
        "A strong earthquake shook the northern coast of Peru on Monday, killing nine people in the fishing town of Paita, where the market hall fell in. Mayor Rosa Lazarte said rescue teams were digging through the ruins of the hall with their hands. The quake had a magnitude of 6.1. Schools in Paita stay closed.",
        "Rescue teams dug through the ruins of the market hall in Paita on Tuesday after an earthquake on the northern coast of Peru that killed nine people. Mayor Rosa Lazarte asked for tents and water. The quake measured 6.1. The hall had been built in 1960.",
        "In Paita, on the northern coast of Peru, nine people died when an earthquake of magnitude 6.1 brought down the market hall. Traders told of a roar and dust. Mayor Rosa Lazarte said the hall would not be rebuilt.",
        "A strong earthquake shook the southern coast of Peru on Friday, killing four people in the mining town of Marcona, where a bridge came down on two lorries. Governor Hector Villanes said rescue teams had pulled a driver out alive. The quake had a magnitude of 5.8. Mines near Marcona stopped work.",
        "Rescue teams pulled a lorry driver alive from under a bridge in Marcona on Saturday after an earthquake on the southern coast of Peru that killed four people. Governor Hector Villanes praised the miners who helped. The quake measured 5.8. The bridge carried ore.",
        "In Marcona, on the southern coast of Peru, four people died when an earthquake of magnitude 5.8 brought down a bridge. Miners told of a roar and dust. Governor Hector Villanes said the bridge had been checked in spring.",
    ];
}
