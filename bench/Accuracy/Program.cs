using Accuracy;

// Usage: Accuracy [GOLD-FOLDER [WORD]]; prints one row a measure whose name has WORD, exits with 1 where one lies below its floor.
var gold = args.Length > 0 ? args[0] : "../shared/gold";
var word = args.Length > 1 ? args[1] : "";
var below = false;
Console.WriteLine($"{"measure", -44} {"value", 8} {"floor", 8} {"n", 8}  detail");
foreach (var measure in Measures.All.Where(measure => measure.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
{
    var path = Path.Combine(measure.Own ? AppContext.BaseDirectory : gold, measure.Archive);
    if (!File.Exists(path))
    {
        Console.WriteLine($"{measure.Name, -44} skipped: {path} is not there");
        continue;
    }

    var floor = Floor.All.SingleOrDefault(item => item.Measure == measure.Name);
    var score = measure.Measure(path);
    var same = floor?.IsOf(path) ?? false;
    below |= same && score.Value < floor!.Least;
    Console.WriteLine(
        $"{measure.Name, -44} {score.Value, 8:F4} {(same ? floor!.Least.ToString("F4") : "none"), 8} {score.Items, 8}  {score.Detail}"
    );
}

return below ? 1 : 0;
