using System.Globalization;
using TaggerTrainer;

// Usage: TaggerTrainer tagger ARCHIVE OUTPUT [LEAST-WEIGHT] [SHARE-TRAINED-ON]
switch (args)
{
    case ["tagger", var archive, var output, .. var rest]:
        var least = rest.Length > 0 ? float.Parse(rest[0], CultureInfo.InvariantCulture) : 0.05f;
        TaggerTraining.Run(
            archive,
            output,
            least,
            rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : 100
        );
        return 0;
    default:
        Console.Error.WriteLine("TaggerTrainer tagger ARCHIVE OUTPUT [LEAST-WEIGHT] [SHARE-TRAINED-ON]");
        return 2;
}
