using Accuracy;

// Usage: Accuracy [GOLD-FOLDER [WORD]] [--CORPUS FOLDER]…; prints one row a measure whose name has WORD, exits with 1
// where one lies below its floor. A corpus that is not there is "not measured", which is no pass.
// "fit-direction", "fit-words" and "fit-wording" for WORD print the weights that SpinDirection, WordOdds and WordingScore
// should have; "fit-words" needs --moby FOLDER with words.txt of npm moby.
var asked = new CommandLine(args);
if (asked.Word == "fit-direction")
{
    Accuracy.Spinning.DirectionFit.Print(asked.Gold);
    return 0;
}

if (asked.Word == "fit-wording")
{
    Accuracy.Spinning.WordingFit.Print(
        asked.Gold,
        new Stemma.Spinning.SpunWordingDetector(),
        Stemma.Spinning.WordOdds.Glance
    );
    return 0;
}

if (asked.Word == "fit-words")
{
    Accuracy.Spinning.WordsFit.Print(asked.Gold, asked.FolderOf("moby")!, asked.FolderOf("mythes"));
    return 0;
}

var below = false;
Console.WriteLine($"{"measure", -44} {"value", 8} {"floor", 8} {"n", 8}  detail");
foreach (
    var measure in Measures.All.Where(measure => measure.Name.Contains(asked.Word, StringComparison.OrdinalIgnoreCase))
)
{
    var path = asked.PathOf(measure);
    if (measure.IsCorpus && !Directory.Exists(path))
    {
        Console.WriteLine($"{measure.Name, -44} not measured: no corpus (--{measure.Archive} FOLDER)");
        continue;
    }

    if (!measure.IsCorpus && !File.Exists(path))
    {
        Console.WriteLine($"{measure.Name, -44} skipped: {path} is not there");
        continue;
    }

    var floor = Floor.All.SingleOrDefault(item => item.Measure == measure.Name);
    measure.Take(asked);
    var score = measure.Measure(path!);
    var same = floor?.Sha256 == measure.Digest(path!);
    below |= same && score.Value < floor!.Least;
    Console.WriteLine(
        $"{measure.Name, -44} {score.Value, 8:F4} {(same ? floor!.Least.ToString("F4") : "none"), 8} {score.Items, 8}  {score.Detail}"
    );
}

return below ? 1 : 0;
