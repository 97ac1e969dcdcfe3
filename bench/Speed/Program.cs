using System.Globalization;
using Speed;
using Stemma.Intake;
using Stemma.Text;

// Usage: Speed [COUNT]            articles per second of each stage on COUNT generated articles (2,000)
//        Speed annotators [COUNT]  time and bytes an article of each annotator on COUNT generated articles (300), or of a FOLDER
//        Speed hot [ARGUMENTS]    BenchmarkDotNet on the hot paths and each annotator; arguments are its own ("--filter *")
//        Speed reuse [COUNT [FOLDER]]  reuse search over COUNT texts (20,000): rate, memory, recall; FOLDER gets the texts
//        Speed collate [WORD]      time and peak memory of collation, case by case, on one core; only cases whose name has WORD
//        Speed near-copies COUNT   time of each stage from grouping on over COUNT articles that differ by one to three words
//        Speed spinning FOLDER     detection of spun wording over the texts of a folder: rate, a stream of mostly clean ones, memory
//        Speed growth SECONDS [SEED]  texts and pages whose time grows faster than their length, drawn at random
//        Speed warc TOOL          pages/s, MB/s and memory of `stemma read` on generated web archives; TOOL is stemma-cli.dll
//        Speed archive COUNT FILE [TOOL]  a growing archive of COUNT generated articles in FILE; TOOL is stemma or stemma-cli.dll
//        Speed ask COUNT FILE [TOOL]  what users ask of the archive that `archive` made
//        Speed more HELD COUNT FILE  COUNT articles more into the archive that `archive` made of HELD
//        Speed large COUNT FILE  adding one account to a story of COUNT
//        Speed traced FILE COUNT  time of each stage of tracing COUNT stories of an archive
//        Speed kills COUNT [OLD...]  kill -9 at COUNT random instants of intake, or of bringing each older archive up to date
if (args is ["archive", var many, var file, ..])
{
    CollectionRun.Measure(int.Parse(many, CultureInfo.InvariantCulture), file, args.Length > 3 ? args[3] : null);
    return;
}

if (args is ["ask", var held, var asked, ..])
{
    CollectionRun.Ask(int.Parse(held, CultureInfo.InvariantCulture), asked, args.Length > 3 ? args[3] : null);
    return;
}

if (args is ["more", var there, var more, var grown])
{
    CollectionRun.More(
        int.Parse(there, CultureInfo.InvariantCulture),
        int.Parse(more, CultureInfo.InvariantCulture),
        grown
    );
    return;
}

if (args is ["large", var members, var large])
{
    LargeStoryRun.Measure(int.Parse(members, CultureInfo.InvariantCulture), large);
    return;
}

if (args is ["traced", var traced, var several])
{
    TracingRun.Measure(traced, int.Parse(several, CultureInfo.InvariantCulture));
    return;
}

if (args is ["kills", var times, .. var older])
{
    KillsRun.Measure(int.Parse(times, CultureInfo.InvariantCulture), older);
    return;
}

if (args is ["victim", var killed, ..])
{
    Victim.Run(killed, args.Length > 2 ? args[2] : null);
    return;
}

if (args is ["warc", var tool])
{
    foreach (var processors in (ReadOnlySpan<int>)[1, 2])
    {
        ArchiveRun.Measure(tool, pages: 1000, bytes: 100_000_000, packed: true, processors);
        ArchiveRun.Measure(tool, pages: 1000, bytes: 1_000_000_000, packed: true, processors);
    }

    ArchiveRun.Measure(tool, pages: 0, bytes: 1_000_000_000, packed: true, processors: 2);
    return;
}

if (args is ["growth", var seconds, ..])
{
    GrowthRun.Look(
        int.Parse(seconds, CultureInfo.InvariantCulture),
        args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1
    );
    return;
}

if (args is ["spinning", var texts])
{
    SpinningRun.Measure(texts);
    return;
}

if (args is ["reuse", ..])
{
    ReuseRun.Measure(
        args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000,
        args.Length > 2 ? args[2] : null
    );
    return;
}

if (args is ["collate", ..])
{
    CollationRun.All(args.Length > 1 ? args[1] : string.Empty);
    return;
}

if (args is ["collate-case", var number])
{
    CollationRun.One(int.Parse(number, CultureInfo.InvariantCulture));
    return;
}

if (args is ["near-copies", var copies])
{
    CollationRun.NearCopyStages(int.Parse(copies, CultureInfo.InvariantCulture));
    return;
}

if (args is ["annotators", ..])
{
    var folderGiven = args.Length > 1 && Directory.Exists(args[1]);
    var wanted = args.Length > 1 && !folderGiven ? int.Parse(args[1], CultureInfo.InvariantCulture) : 300;
    AnnotatingRun.Measure(
        folderGiven
            ? new ArticleReader().Read(Directory.GetFiles(args[1]).Order(StringComparer.Ordinal)).Articles
            : [.. new ArticleGenerator().Generate(wanted).Select(article => new Article(article.Path, article.Text))]
    );
    return;
}

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
