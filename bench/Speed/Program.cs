using System.Globalization;
using Speed;

// Usage: Speed [COUNT]            articles per second of each stage on COUNT generated articles (2,000)
//        Speed hot [ARGUMENTS]    BenchmarkDotNet on the hot paths and each annotator; arguments are its own ("--filter *")
if (args is ["hot", ..])
{
    BenchmarkDotNet
        .Running.BenchmarkSwitcher.FromTypes([typeof(HotPaths), typeof(Annotators), typeof(AllAnnotators)])
        .Run(args[1..]);
    return;
}

var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2000;
var folder = Directory.CreateTempSubdirectory("stemma-speed-");
try
{
    var generated = new ArticleGenerator().Generate(count).ToArray();
    foreach (var article in generated)
        File.WriteAllText(
            Path.Combine(folder.FullName, article.Path),
            $" date {article.Day:yyyy-MM-dd} {article.Text}"
        );
    WholeRun.Measure(folder.FullName, 50);
    var (watches, stories) = WholeRun.Measure(folder.FullName, count);
    Report.Print(watches, stories, generated);
}
finally
{
    folder.Delete(recursive: true);
}
