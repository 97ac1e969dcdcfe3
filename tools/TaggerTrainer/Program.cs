using System.Globalization;
using TaggerTrainer;

// How the tables of tagging and naming were made; README.md beside this file has the commands.
switch (args)
{
    case ["tagger", var archive, var output, .. var rest]:
        var least = rest.Length > 0 ? float.Parse(rest[0], CultureInfo.InvariantCulture) : 0f;
        TaggerTraining.Run(
            archive,
            output,
            least,
            rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : 100
        );
        return 0;
    case ["clusters", var model, var output]:
        ClusterBuilding.Run(model, output);
        return 0;
    case ["gazetteer", var list, var clusters, var output]:
        GazetteerBuilding.Run(list, clusters, output);
        return 0;
    case ["names", var archive, var output]:
        NameTraining.Run(archive, output);
        return 0;
    default:
        Console.Error.WriteLine("TaggerTrainer tagger ARCHIVE OUTPUT [LEAST-WEIGHT] [PERCENT-TRAINED-ON]");
        Console.Error.WriteLine("TaggerTrainer clusters EN-US.LM.BIN OUTPUT");
        Console.Error.WriteLine("TaggerTrainer gazetteer LIST CLUSTERS OUTPUT");
        Console.Error.WriteLine("TaggerTrainer names ARCHIVE OUTPUT");
        return 2;
}
